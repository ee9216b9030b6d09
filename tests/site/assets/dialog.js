document.querySelector('.login_dialog').showModal();
