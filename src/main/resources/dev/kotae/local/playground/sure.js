// Asks once more before something that cannot be undone, above everything else.
import {make} from './dom.js';
import {say} from './state.js';

// Whether I am sure; `asked` is Slack's confirmation object, and where there is none I am.
export function sure(asked) {
  if (!asked) return Promise.resolve(true);
  const no = make('button', {type: 'button', class: 'button', text: asked.deny?.text ?? say('cancel')});
  const yes = make('button', {type: 'button', class: `button ${asked.style ?? 'primary'}`, text: asked.confirm?.text ?? asked.title?.text});
  const dialog = make('dialog', {class: 'modal', id: 'sure', role: 'alertdialog', 'aria-labelledby': 'sure-title', 'aria-describedby': 'sure-text'},
    make('form', {},
      make('header', {}, make('h2', {id: 'sure-title', text: asked.title?.text ?? ''})),
      make('div', {class: 'view'}, make('p', {id: 'sure-text', text: asked.text?.text ?? ''})),
      make('footer', {}, no, yes)));
  no.addEventListener('click', () => dialog.close(''));
  yes.addEventListener('click', () => dialog.close('yes'));
  document.body.append(dialog);
  return new Promise((answer) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      answer(dialog.returnValue === 'yes');
    });
    dialog.showModal();
    no.focus();
  });
}
