#pragma once

namespace descry {

/// Lets the window's thread go first: lowers the calling thread's share of the processor, and that of the threads that
/// it starts later, where the system can (Linux). Costs nothing while the window is idle.
void yieldToWindow();

}  // namespace descry
