// The floor: what it costs in plain JavaScript merely to look at every
// character of an address and tell its class. It finds no domain and repairs nothing.

// Ranges of code units that are odd in an address, in ascending order.
const ODD = [
  [0x00, 0x20], [0x2c, 0x2c], [0x7f, 0xa0], [0xa5, 0xa5], [0xad, 0xad], [0xb4, 0xb4], [0x131, 0x131],
  [0x370, 0x52f], [0x61c, 0x61c], [0x180e, 0x180e], [0x2000, 0x2029], [0x202a, 0x206f], [0x2160, 0x217f],
  [0x2212, 0x2212], [0x223c, 0x223c], [0x24b6, 0x24e9], [0x2500, 0x2500], [0x3000, 0x30ff], [0x4e00, 0x9fff],
  [0xfb00, 0xfb06], [0xfeff, 0xfeff], [0xff01, 0xff9f], [0xffe5, 0xffe5],
];

// How many code units of the text are odd.
export function scan(text) {
  let odd = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x2c && unit < 0x7f) continue;
    for (const [from, to] of ODD) {
      if (unit <= to) {
        if (unit >= from) odd += 1;
        break;
      }
    }
  }
  return odd;
}
