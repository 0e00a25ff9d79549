// The app's Home tab in its direct message.
import {act} from './acts.js';
import {blockElements} from './blocks.js';
import {valuesIn} from './controls.js';
import {make} from './dom.js';
import {say, state} from './state.js';

export class Home {
  constructor(root) {
    this.root = root;
  }

  draw() {
    const view = state.home;
    if (!view) {
      this.root.replaceChildren(make('p', {class: 'none', text: say('home-empty')}));
      return;
    }
    const focused = this.root.contains(document.activeElement) ? document.activeElement.dataset.action : null;
    const place = {
      values: {},
      passing: true,
      press: (action, value) => act('press', {view: view.id, action, value, values: valuesIn(this.root)}),
    };
    this.root.replaceChildren(make('div', {class: 'view'}, ...blockElements(view.blocks ?? [], place)));
    if (focused) this.root.querySelector(`[data-action="${CSS.escape(focused)}"]`)?.focus();
  }
}
