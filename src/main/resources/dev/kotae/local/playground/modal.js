// The modals before me: the top one is shown, and what I entered stays when the app changes it.
import {act} from './acts.js';
import {blockElements} from './blocks.js';
import {valuesIn} from './controls.js';
import {make, spoken} from './dom.js';
import {say, state} from './state.js';

export class Modals {
  constructor(dialog) {
    this.dialog = dialog;
    this.entered = new Map(); // view id → what was entered, by action
    this.sending = false;
    dialog.addEventListener('cancel', (event) => { event.preventDefault(); this.dismiss(); });
  }

  get top() {
    return state.modals.stack.at(-1);
  }

  draw() {
    this.sending = false;
    this.keep();
    if (!this.top) {
      this.entered.clear();
      if (this.dialog.open) this.close();
      return;
    }
    const place = this.place(this.top);
    const form = make('form', {novalidate: true, 'data-view': this.top.id},
      this.header(), make('div', {class: 'view'}, this.complaint(), ...blockElements(this.top.blocks ?? [], place)), this.footer());
    form.addEventListener('submit', (event) => { event.preventDefault(); this.submit(); });
    const focused = document.activeElement?.dataset?.action;
    this.dialog.replaceChildren(form);
    if (!this.dialog.open) this.open();
    this.focus(focused);
  }

  open() {
    this.opener = pathTo(document.activeElement);
    this.dialog.showModal();
  }

  // The dialog gives the focus back by itself, but not to what was drawn anew meanwhile.
  close() {
    this.dialog.close();
    if (this.opener) document.querySelector(this.opener)?.focus();
  }

  // What stands in the fields now, before they are drawn anew.
  keep() {
    const form = this.dialog.querySelector('form');
    if (form) Object.assign(this.values(form.dataset.view), valuesIn(form));
  }

  values(view) {
    if (!this.entered.has(view)) this.entered.set(view, {});
    return this.entered.get(view);
  }

  place(view) {
    return {
      values: this.values(view.id),
      errors: state.modals.errors,
      press: (action, value) => act('press', {view: view.id, action, value, values: valuesIn(this.dialog)}),
    };
  }

  header() {
    const back = state.modals.stack.length > 1;
    const close = make('button', {type: 'button', class: 'icon', 'aria-label': say(back ? 'back' : 'close')}, make('span', {'aria-hidden': 'true', text: back ? '‹' : '✕'}));
    close.addEventListener('click', () => this.dismiss());
    return make('header', {}, spoken(make('h2', {id: 'modal-title', text: this.top.title?.text ?? ''})), close);
  }

  complaint() {
    const text = state.modals.errors[''];
    return text ? make('p', {class: 'error', role: 'alert', text}) : null;
  }

  footer() {
    const cancel = make('button', {type: 'button', class: 'button', text: this.top.close?.text ?? say('cancel')});
    cancel.addEventListener('click', () => this.dismiss());
    return spoken(make('footer', {}, cancel,
      this.top.submit ? make('button', {type: 'submit', class: 'button primary', text: this.top.submit.text}) : null));
  }

  focus(action) {
    const again = action && this.dialog.querySelector(`[data-action="${CSS.escape(action)}"]`);
    const wrong = this.dialog.querySelector('[aria-invalid]');
    (wrong ?? again ?? this.dialog.querySelector('.view :is(.field, .select, .several input)') ?? this.dialog.querySelector('footer button'))?.focus();
  }

  async submit() {
    if (this.sending) return;
    this.sending = true;
    this.dialog.querySelector('[type=submit]').setAttribute('aria-busy', 'true');
    const done = await act('submit', {view: this.top.id, values: valuesIn(this.dialog)});
    if (!done) this.draw();
  }

  dismiss() {
    if (this.top) act('dismiss', {view: this.top.id});
  }
}

// By which a control is found again; null for what is no control of an app.
function pathTo(element) {
  const {action, value} = element.dataset;
  if (!action) return null;
  const message = element.closest('.message');
  const steps = [
    `#${element.closest('[id].pane').id}`,
    message && `.message[data-ts="${CSS.escape(message.dataset.ts)}"]`,
    `[data-action="${CSS.escape(action)}"]` + (value ? `[data-value="${CSS.escape(value)}"]` : ''),
  ];
  return steps.filter(Boolean).join(' ');
}
