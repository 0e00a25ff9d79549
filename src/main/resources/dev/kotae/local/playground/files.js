// Files: those that I am about to share, and those in messages.
import {make} from './dom.js';
import {say, state} from './state.js';

const LARGEST = 20 * 1024 * 1024; // bytes
const MOST = 10;

export class Attachments {
  // `changed` is called when there are more or fewer.
  constructor(changed) {
    this.changed = changed;
    this.files = [];
    this.input = make('input', {type: 'file', multiple: true, hidden: true, tabindex: '-1', 'aria-hidden': 'true'});
    this.list = make('ul', {class: 'attached', hidden: true});
    this.input.addEventListener('change', () => this.add([...this.input.files]));
  }

  choose() {
    this.input.value = '';
    this.input.click();
  }

  // Throws what is wrong with them, and takes none then.
  add(files) {
    const all = [...this.files, ...files];
    if (all.length > MOST) throw new Error(say('too-many-files', MOST));
    if (all.some((file) => file.size > LARGEST)) throw new Error(say('too-large-file'));
    this.files = all;
    this.draw();
  }

  clear() {
    this.files = [];
    this.draw();
  }

  draw() {
    this.list.hidden = !this.files.length;
    this.list.replaceChildren(...this.files.map((file, at) => {
      const remove = make('button', {type: 'button', 'aria-label': say('remove-file', file.name), text: '✕'});
      remove.addEventListener('click', () => { this.files.splice(at, 1); this.draw(); });
      return make('li', {}, make('span', {text: file.name}), make('small', {text: size(file.size)}), remove);
    }));
    this.changed();
  }

  // As the server takes them.
  async packed() {
    return Promise.all(this.files.map(async (file) => ({name: file.name, content: await base64(file)})));
  }
}

function base64(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });
}

export function fileElements(post) {
  if (!post.files?.length) return null;
  return make('ul', {class: 'files'}, ...post.files.map(fileElement));
}

function fileElement(file) {
  const url = `/playground/file?${new URLSearchParams({id: file.id, language: state.language, as: state.me})}`;
  const label = make('span', {}, make('b', {text: file.name}), make('small', {text: size(file.size)}));
  if (file.type.startsWith('image/')) {
    return make('li', {class: 'picture'}, make('a', {href: url, target: '_blank', rel: 'noopener'}, make('img', {src: url, alt: file.name, loading: 'lazy'})), label);
  }
  const ending = file.name.split('.').pop().toUpperCase().slice(0, 5);
  return make('li', {}, make('span', {class: 'ending', 'aria-hidden': 'true', text: ending}), make('a', {href: url, download: file.name}, label));
}

function size(bytes) {
  const [value, unit] = bytes < 1000 ? [bytes, 'byte'] : bytes < 1e6 ? [bytes / 1000, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  const unitDisplay = unit === 'byte' ? 'long' : 'short'; // the short form of a byte has no plural
  return new Intl.NumberFormat(state.language, {style: 'unit', unit, unitDisplay, maximumFractionDigits: 1}).format(value);
}
