/** Elements that prose may hold, in Markdown or as raw HTML; the site leaves out every other. */
export const allowedElements: ReadonlySet<string> = new Set(
	(
		'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 ' +
		'hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr'
	).split(' '),
);

const everywhere = new Set([
	'dir',
	'lang',
	'title',
	'id',
	'name',
	'class',
	'align',
	'aria-label',
	'aria-hidden',
	'role',
]);
const perElement: Readonly<Record<string, readonly string[]>> = {
	a: ['href', 'rel', 'target'],
	img: ['src', 'alt', 'width', 'height', 'loading'],
	ol: ['start', 'reversed', 'type'],
	li: ['value'],
	td: ['colspan', 'rowspan', 'headers', 'valign', 'width'],
	th: ['colspan', 'rowspan', 'headers', 'scope', 'valign', 'width'],
	details: ['open'],
	time: ['datetime'],
	del: ['datetime', 'cite'],
	ins: ['datetime', 'cite'],
	q: ['cite'],
	blockquote: ['cite'],
	table: ['border', 'cellpadding', 'cellspacing', 'width'],
};

/** Whether the author may write this attribute without being told that the site leaves it out. */
export const allowedAttribute = (element: string, attribute: string) =>
	everywhere.has(attribute) || (Object.hasOwn(perElement, element) && perElement[element]!.includes(attribute));

const schemes = new Set(['http', 'https', 'mailto', 'tel']);

/** Whether an address is relative or has a scheme that cannot run code. Browsers skip controls and spaces in a scheme, so this does too. */
export function safeScheme(url: string): boolean {
	const bare = url.replace(/[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2028-\u202f\ufeff]/g, '');
	const scheme = /^([^/?#\\:]*):/.exec(bare)?.[1];
	return scheme === undefined || schemes.has(scheme.toLowerCase());
}

/** Whether an address leaves the handbook: it names a scheme or a host. Browsers read a backslash as a slash. */
export const isExternal = (url: string) => /^[a-z][a-z0-9+.-]*:/i.test(url) || /^[/\\]{2}/.test(url);
