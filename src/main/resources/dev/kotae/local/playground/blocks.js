// Block Kit blocks, as elements. `place` is where their controls lead to; see controls.js.
import {control, FIELDS, isControl} from './controls.js';
import {idOf, link, make, spoken} from './dom.js';
import {markdownElement} from './markdown.js';
import {mention, mrkdwnElement} from './mrkdwn.js';
import {say} from './state.js';

export function blockElement(block, place = null, number = 0) {
  const draw = DRAWN[block.type];
  const id = block.block_id ?? `b${number}`;
  return draw ? spoken(draw(block, place, id)) : make('p', {class: 'aside', text: say('unknown-block', block.type)});
}

export function blockElements(blocks, place) {
  return blocks.map((block, number) => blockElement(block, place, number));
}

const DRAWN = {
  markdown: (block) => markdownElement(block.text),
  header: (block) => make('h2', {class: 'block-header', text: block.text?.text ?? ''}),
  divider: () => make('hr'),
  section: section,
  context: (block) => make('div', {class: 'block-context'}, ...(block.elements ?? []).map((one) => elementOf(one))),
  actions: actions,
  context_actions: actions,
  image: (block) => make('p', {}, link(block.image_url ?? '', block.alt_text || say('image'))),
  rich_text: rich,
  input: inputBlock,
  table: table,
  alert: (block) => make('p', {class: `alert ${block.level ?? ''}`}, textElement(block.text ?? {type: 'plain_text', text: ''})),
  task_card: task,
  plan: (block) =>
    make('section', {class: 'plan'}, make('h2', {text: block.title?.text ?? block.title ?? ''}), ...(block.tasks ?? []).map((one) => task(one))),
};

// What is chosen beside words is named by them.
function section(block, place, id) {
  const said = make('div', {class: 'said'},
    block.text && textElement(block.text),
    block.fields && make('div', {class: 'fields'}, ...block.fields.map(textElement)));
  const beside = block.accessory && elementOf(block.accessory, place, id);
  if (beside instanceof Element && beside.matches(FIELDS)) beside.setAttribute('aria-labelledby', idOf(said));
  return make('div', {class: 'block-section'}, said, beside);
}

function actions(block, place, id) {
  return make('div', {class: 'block-actions'}, ...(block.elements ?? []).map((one) => elementOf(one, place, id)));
}

function rich(block) {
  return make('div', {class: 'prose'}, ...(block.elements ?? []).map(richElement));
}

// What is asked for stands in a label; what is wrong with the answer below it.
function inputBlock(block, place, id) {
  const quiet = {...place, quiet: !block.dispatch_action};
  const error = place?.errors?.[id];
  const field = block.element ? control(block.element, place && quiet, id) : null;
  const optional = block.optional ? make('small', {text: ' ' + say('optional')}) : null;
  const label = make(field?.classList.contains('several') ? 'div' : 'label', {class: 'asked'}, make('span', {text: block.label?.text ?? ''}, ...[optional].filter(Boolean)), field);
  if (field?.classList.contains('several')) field.setAttribute('aria-label', block.label?.text ?? '');
  if (field?.classList.contains('select')) field.removeAttribute('aria-label');
  if (error) field?.setAttribute('aria-invalid', 'true');
  if (!block.optional && field?.getAttribute('role') !== 'group') field?.setAttribute('aria-required', 'true');
  const below = [
    block.hint && make('small', {class: 'aside', text: block.hint.text}),
    error && make('p', {class: 'wrong', role: 'alert', text: error}),
  ].filter(Boolean);
  if (below.length) field?.setAttribute('aria-describedby', below.map(idOf).join(' '));
  return make('div', {class: 'block-input', 'data-block': id}, label, ...below);
}

function table(block) {
  const settings = block.column_settings ?? [];
  const rows = (block.rows ?? []).map((row, number) =>
    make('tr', {}, ...row.map((cell, column) => make(number ? 'td' : 'th', {class: settings[column]?.align ?? null}, cellElement(cell)))));
  return make('div', {class: 'wide', tabindex: '0', role: 'group', 'aria-label': say('table')}, make('table', {}, make('thead', {}, ...rows.slice(0, 1)), make('tbody', {}, ...rows.slice(1))));
}

function cellElement(cell) {
  return cell.type === 'rich_text' ? rich(cell) : document.createTextNode(cell.text ?? String(cell.value ?? ''));
}

const SIGNS = {complete: '✓', error: '!'};

function task(block) {
  const sources = (block.sources ?? []).map((source) => link(source.url ?? '', source.text ?? source.url ?? ''));
  return make('div', {class: `task ${block.status}`},
    make('span', {class: 'sign', role: 'img', 'aria-label': say('task-' + block.status), text: SIGNS[block.status] ?? ''}),
    make('div', {}, make('span', {text: block.title?.text ?? block.title ?? ''}),
      block.details ? rich(block.details) : null,
      block.output ? rich(block.output) : null,
      sources.length ? make('p', {class: 'block-context'}, ...sources) : null));
}

function textElement(text) {
  return text.type === 'mrkdwn' ? mrkdwnElement(text.text) : make('div', {class: 'plain', text: text.text});
}

function elementOf(element, place, block) {
  if (isControl(element)) return control(element, place ?? null, block);
  switch (element.type) {
    case 'mrkdwn':
    case 'plain_text':
      return textElement(element);
    case 'image':
      return link(element.image_url ?? '', element.alt_text || say('image'));
    default:
      return make('span', {class: 'aside', text: say('unknown-block', element.type)});
  }
}

function richElement(element) {
  const children = element.elements ?? [];
  switch (element.type) {
    case 'rich_text_list': {
      const items = children.map((item) => make('li', {}, ...(item.elements ?? []).map(richPiece)));
      const depth = element.indent ? `indent-${element.indent}` : null;
      return element.style === 'ordered'
        ? make('ol', {class: depth, start: element.offset ? element.offset + 1 : null}, ...items)
        : make('ul', {class: depth}, ...items);
    }
    case 'rich_text_preformatted':
      return make('pre', {text: children.map((piece) => piece.text ?? piece.url ?? '').join('')});
    case 'rich_text_quote':
      return make('blockquote', {}, ...children.map(richPiece));
    default:
      return make('p', {class: 'rich'}, ...children.map(richPiece));
  }
}

function richPiece(piece) {
  const style = piece.style ?? {};
  let node;
  switch (piece.type) {
    case 'link': node = link(piece.url ?? '', piece.text || piece.url); break;
    case 'user': node = mention(piece.user_id); break;
    case 'broadcast': node = make('span', {class: 'mention', text: '@' + piece.range}); break;
    case 'emoji': node = document.createTextNode(emoji(piece)); break;
    default: node = document.createTextNode(piece.text ?? '');
  }
  for (const [name, tag] of [['code', 'code'], ['bold', 'b'], ['italic', 'i'], ['strike', 's']]) {
    if (style[name]) node = make(tag, {}, node);
  }
  return node;
}

function emoji({unicode, name}) {
  return unicode
    ? String.fromCodePoint(...unicode.split('-').map((code) => parseInt(code, 16)))
    : `:${name}:`;
}
