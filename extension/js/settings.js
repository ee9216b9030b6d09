// The settings as the engine takes them. Read here, because a parser of JSON
// would cost the engine more than all of this.
import { REMEMBERED, SETTINGS } from "login-rescue-constants";

const codes = /^[a-z-]+$/;
const digests = /^\d+ ([0-9a-f]{32}) /gm;

export const read = ({ [SETTINGS]: settings, [REMEMBERED]: remembered }) => {
  let stored = {};
  try {
    stored = JSON.parse(settings) ?? {};
  } catch {
    // Never set, or not ours: as if nothing had been set.
  }
  const off = Array.isArray(stored.off) ? stored.off.filter((code) => codes.test(code)) : [];
  const salt = /^[0-9a-f]{32}$/.test(stored.salt) ? stored.salt : "";
  const memory = stored.memory === "yes" && salt ? "yes" : stored.memory === "no" ? "no" : "unasked";
  const known = memory === "yes" && typeof remembered === "string" ? [...remembered.matchAll(digests)].map((m) => m[1]) : [];
  const { paused } = stored;
  return {
    set: [off.join(" "), memory, salt, known.join(" ")],
    paused: paused === -1 || (Number.isFinite(paused) && paused > Date.now()) ? paused : 0,
  };
};
