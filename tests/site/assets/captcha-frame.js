// `*`: in an opaque sandbox the page around has no origin to name.
document.querySelector('#confirm').addEventListener('click', () => {
  parent.postMessage('confirmed', '*');
});
