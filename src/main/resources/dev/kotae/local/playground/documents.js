// Documents that are dropped onto the page: from then on questions are answered from them as well.
import {complain, praise} from './acts.js';
import {make} from './dom.js';
import {say, state} from './state.js';
import {give} from './wire.js';

const MEGABYTE = 1024 * 1024;
const TOGETHER = 8_000; // milliseconds within which the next document belongs to those before

export class Documents {
  constructor(root, cover) {
    this.root = root;
    this.cover = cover;
    this.reading = [];
    this.added = new Set(); // names of those that came one right after the other
    this.list = root.querySelector('ul');
    this.input = root.querySelector('input');
    this.button = root.querySelector('button');
    this.button.addEventListener('click', () => this.choose());
    this.input.addEventListener('change', () => this.add([...this.input.files]));
    document.addEventListener('dragenter', (event) => this.hover(event));
    document.addEventListener('dragover', (event) => this.hover(event));
    document.addEventListener('dragleave', (event) => event.relatedTarget || this.uncover());
    document.addEventListener('drop', (event) => this.drop(event), true);
  }

  draw() {
    const {documents} = state;
    this.root.hidden = !documents;
    if (!documents) return;
    this.input.accept = documents.types.map((type) => '.' + type).join();
    this.list.replaceChildren(
      ...documents.names.map((name) => make('li', {title: name}, make('span', {class: 'ending', 'aria-hidden': 'true', text: ending(name)}), make('span', {class: 'name', text: name}))),
      ...this.reading.map((name) => make('li', {class: 'reading', title: name}, make('span', {class: 'pulse', 'aria-hidden': 'true'}), make('span', {class: 'name', text: say('document-reading', name)}))));
  }

  choose() {
    this.input.value = '';
    this.input.click();
  }

  hover(event) {
    if (!state.documents || !hasFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.cover.hidden = false;
    this.cover.classList.toggle('attaching', isForMessage(event));
  }

  uncover() {
    this.cover.hidden = true;
  }

  // What falls onto a message field is attached to the message; see composer.js.
  drop(event) {
    this.uncover();
    if (!state.documents || !hasFiles(event)) return;
    event.preventDefault();
    if (isForMessage(event)) return;
    this.add([...event.dataTransfer.files]);
  }

  async add(files) {
    for (const file of files) await this.read(file);
  }

  async read(file) {
    const refused = this.refusal(file);
    if (refused) return this.refuse(refused, file.name);
    clearTimeout(this.pause);
    this.reading.push(file.name);
    this.draw();
    const answer = await give(file).catch(() => ({refused: 'failed'}));
    this.reading.splice(this.reading.indexOf(file.name), 1);
    if (answer.refused) this.refuse(answer.refused, file.name);
    else this.keep(answer);
    this.draw();
    if (!this.reading.length) this.pause = setTimeout(() => this.added.clear(), TOGETHER);
  }

  // What the server would say too, said before anything is sent.
  refusal(file) {
    if (!state.documents.types.includes(file.name.split('.').pop().toLowerCase())) return 'type';
    if (file.size > state.documents.largest) return 'size';
    return file.size ? '' : 'empty';
  }

  refuse(why, name) {
    complain(say('document-refused-' + why, name, state.documents.largest / MEGABYTE));
  }

  keep({name, pending}) {
    const names = state.documents.names;
    if (!names.includes(name)) names.push(name);
    names.sort();
    if (pending) return praise(say('document-pending', name));
    this.added.add(name);
    praise(this.added.size > 1 ? say('documents-added', this.added.size) : say('document-added', name));
  }
}

function hasFiles(event) {
  return event.dataTransfer?.types.includes('Files');
}

function isForMessage(event) {
  return event.target instanceof Element && event.target.closest('.composer, .modal') !== null;
}

function ending(name) {
  return name.split('.').pop().toUpperCase();
}
