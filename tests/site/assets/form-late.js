// The form comes 600 ms after the page.
document.addEventListener('DOMContentLoaded', () => {
  setTimeout(() => {
    const template = document.querySelector('#late_form');
    template.replaceWith(template.content.cloneNode(true));
    wireButton();
  }, 600);
});
