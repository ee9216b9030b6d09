// Pointing as JavaScript, for pages whose policy refuses WebAssembly.
import { serve } from "./point-jobs.js";

serve(() => require("login-rescue-point"));
