// Reads WebAssembly back from the text that xtask/src/text.rs makes of it: the
// first 256 characters say which character stands for which byte.
export default (text) => {
  const values = new Uint8Array(512);
  for (let value = 0; value < 256; value++) values[text.charCodeAt(value)] = value;
  const bytes = new Uint8Array(text.length - 256);
  for (let i = 0; i < bytes.length; i++) bytes[i] = values[text.charCodeAt(i + 256)];
  return bytes;
};
