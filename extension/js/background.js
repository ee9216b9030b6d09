// Every listener stands here, in the first turn: one that is added after an
// await misses the message that woke the background.
import init, { on_alarm, on_message, on_start } from "login-rescue-background";
import { askSite } from "./ask-site.js";
import { give } from "./give.js";

const { alarms, runtime } = chrome;
globalThis.loginRescue = { askSite, give };
const ready = init({ module_or_path: runtime.getURL("background.wasm") });

runtime.onMessage.addListener((message, sender, reply) => {
  // What is no text is none of ours: it is counted like any text that is not understood.
  const text = typeof message === "string" ? message : "";
  ready.then(() => on_message(text, sender)).then(reply, (error) => {
    console.error(error);
    reply('{"Err":"broken"}');
  });
  return true;
});
runtime.onInstalled.addListener(() => ready.then(() => on_start(true)));
runtime.onStartup.addListener(() => ready.then(() => on_start(false)));
alarms.onAlarm.addListener(() => ready.then(() => on_alarm()));
