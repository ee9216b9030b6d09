// A salted digest of an address that may be remembered: slow to make, so that
// nobody who reads the storage can try out addresses by the million.
const ITERATIONS = 250_000;
const BITS = 128;

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

export const digest = async (text, salt) => {
  // Plain HTTP has no WebCrypto; then nothing is remembered.
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return "";
  const key = await subtle.importKey("raw", new TextEncoder().encode(text), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: new TextEncoder().encode(salt), iterations: ITERATIONS };
  return hex(await subtle.deriveBits(how, key, BITS));
};
