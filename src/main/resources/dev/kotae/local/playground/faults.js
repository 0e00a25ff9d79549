// Slack's own faults, to be switched on.
import {act} from './acts.js';
import {make} from './dom.js';
import {say, state} from './state.js';

export class Faults {
  constructor(root) {
    this.root = root;
    this.count = root.querySelector('.count');
    document.addEventListener('pointerdown', (event) => {
      if (root.open && !root.contains(event.target)) root.open = false;
    });
    root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !root.open) return;
      event.stopPropagation();
      root.open = false;
      root.querySelector('summary').focus();
    });
  }

  draw() {
    this.root.querySelector('.switches').replaceChildren(...Object.entries(state.faults).map(([fault, on]) => {
      const box = make('input', {type: 'checkbox', name: fault, checked: on});
      box.addEventListener('change', () => this.set(fault, box));
      return make('label', {}, box, make('span', {}, make('b', {text: say('fault-' + fault)}), make('small', {text: say(`fault-${fault}-what`)})));
    }));
    this.drawCount();
  }

  async set(fault, box) {
    const done = await act('fault', {fault, on: box.checked});
    if (!done) box.checked = !box.checked;
    state.faults[fault] = box.checked;
    this.drawCount();
  }

  drawCount() {
    const count = Object.values(state.faults).filter(Boolean).length;
    this.count.hidden = !count;
    this.count.textContent = String(count);
  }
}
