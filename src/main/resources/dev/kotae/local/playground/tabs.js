// The tabs of a conversation: one of them can be reached by the Tab key, the arrows go to the others.
const STEPS = {ArrowLeft: -1, ArrowRight: 1};

export class Tabs {
  constructor(list, choose) {
    this.tabs = [...list.querySelectorAll('[role="tab"]')];
    this.choose = choose;
    this.tabs.forEach((tab) => tab.addEventListener('click', () => choose(tab.dataset.tab)));
    list.addEventListener('keydown', (event) => this.move(event));
  }

  move(event) {
    const last = this.tabs.length - 1;
    const at = this.tabs.indexOf(event.target);
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? last : at + STEPS[event.key];
    if (at < 0 || Number.isNaN(next) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const tab = this.tabs[(next + this.tabs.length) % this.tabs.length];
    this.choose(tab.dataset.tab);
    tab.focus();
  }

  draw(chosen) {
    for (const tab of this.tabs) {
      tab.setAttribute('aria-selected', String(tab.dataset.tab === chosen));
      tab.tabIndex = tab.dataset.tab === chosen ? 0 : -1;
    }
  }
}
