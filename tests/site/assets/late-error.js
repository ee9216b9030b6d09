// The error text comes 700 ms after the page.
addEventListener('load', () => {
  setTimeout(() => {
    const template = document.querySelector('#late_error');
    template.replaceWith(template.content.cloneNode(true));
  }, 700);
});
