import type { Element } from 'xast';
import { toXml } from 'xast-util-to-xml';

/**
 * An element as XML 1.0. What steers a terminal has no form there at all, so it is left out, and half a character is
 * replaced; the serialiser leaves `]]>` as it is, which no text may hold.
 */
export const xmlOf = (element: Element): string =>
	toXml(element, { closeEmptyElements: true, tightClose: true })
		.replaceAll(']]>', ']]&gt;')
		.toWellFormed()
		.replace(/[\ufffe\uffff]/g, '');

/** A file of XML with that element. */
export const xmlFile = (root: Element): string => `<?xml version="1.0" encoding="utf-8"?>\n${xmlOf(root)}\n`;
