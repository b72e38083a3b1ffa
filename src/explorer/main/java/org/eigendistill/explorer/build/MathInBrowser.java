// SPDX-License-Identifier: Apache-2.0
package org.eigendistill.explorer.build;

import java.util.Set;
import org.eigendistill.explorer.BrowserMath;
import org.teavm.model.BasicBlock;
import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.Instruction;
import org.teavm.model.MethodHolder;
import org.teavm.model.MethodReference;
import org.teavm.model.instructions.InvokeInstruction;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/**
 * Turns calls of some functions of Math and StrictMath to {@link BrowserMath}, wherever they stand.
 */
public final class MathInBrowser implements TeaVMPlugin, ClassHolderTransformer {
  private static final Set<String> OWNERS = Set.of("java.lang.Math", "java.lang.StrictMath");
  private static final Set<String> FUNCTIONS = Set.of("expm1", "log1p", "fma", "scalb");

  @Override
  public void install(TeaVMHost host) {
    host.add(this);
  }

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    for (MethodHolder method : type.getMethods()) {
      if (method.getProgram() != null) {
        for (BasicBlock block : method.getProgram().getBasicBlocks()) {
          for (Instruction instruction : block) {
            if (instruction instanceof InvokeInstruction call) {
              turn(call);
            }
          }
        }
      }
    }
  }

  private static void turn(InvokeInstruction call) {
    MethodReference method = call.getMethod();
    if (OWNERS.contains(method.getClassName()) && FUNCTIONS.contains(method.getName())) {
      call.setMethod(new MethodReference(BrowserMath.class.getName(), method.getDescriptor()));
    }
  }
}
