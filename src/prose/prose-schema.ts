import type { Schema } from 'hast-util-sanitize';
import { allowedElements } from '../core/markup.ts';
import { placeholder } from './pieces.ts';

const callouts = ['callout', /^callout-/] as const;

/** What may stand in the tree at last, whoever put it there. */
export const schema: Schema = {
	tagNames: [...allowedElements, 'input', placeholder],
	strip:
		'script style template title noscript iframe object embed svg math textarea select option button form audio video canvas head'.split(
			' ',
		),
	protocols: { href: ['http', 'https', 'mailto', 'tel'], src: [] },
	clobber: [],
	required: { input: { type: 'checkbox', disabled: true } },
	ancestors: {
		...Object.fromEntries(
			['tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'caption', 'col', 'colgroup'].map((name) => [name, ['table']]),
		),
		li: ['ul', 'ol'],
		dt: ['dl'],
		dd: ['dl'],
		summary: ['details'],
		figcaption: ['figure'],
		rt: ['ruby'],
		rp: ['ruby'],
	},
	attributes: {
		'*': ['dir', 'lang', 'title', 'id'],
		a: ['href', 'ariaLabel', ['className', 'permalink', 'external'], ['rel', 'noopener', 'noreferrer']],
		img: ['src', 'alt', 'width', 'height', ['loading', 'lazy']],
		[placeholder]: ['dataPart'],
		input: [['type', 'checkbox'], ['disabled', true], 'checked', 'ariaLabel'],
		section: [['className', 'scroll', 'footnotes'], 'ariaLabel', ['tabIndex', 0]],
		span: [['className', 'dangling', 'icon', /^of-/]],
		pre: [['tabIndex', 0]],
		code: [['className', /^language-/]],
		ol: ['start', 'reversed'],
		li: ['value'],
		td: ['colSpan', 'rowSpan', ['className', /^align-/]],
		th: ['colSpan', 'rowSpan', ['scope', 'row', 'col', 'rowgroup', 'colgroup'], ['className', /^align-/]],
		details: ['open', ['className', ...callouts]],
		summary: [['className', 'callout-title']],
		p: [['className', 'callout-title']],
		div: [['className', ...callouts], ['role', 'note'], 'ariaLabel'],
		time: ['dateTime'],
		del: ['dateTime'],
		ins: ['dateTime'],
	},
};
