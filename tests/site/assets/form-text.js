// Shows and hides the password by switching the type of its field.
document.querySelector('#password_toggle').addEventListener('click', () => {
  const field = document.querySelector('#password_main');
  field.type = field.type === 'password' ? 'text' : 'password';
});
