import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import { Ref } from '../core/kind.ts';
import { type Link, pathOf } from '../core/link.ts';
import type { Path } from '../core/path.ts';
import { isRecord } from '../core/record.ts';
import { handbook } from '../kinds/handbook.ts';
import { kinds } from '../kinds/index.ts';
import { statusOf } from '../kinds/views/status.ts';
import { markdownPath, pageHref } from '../page/address.ts';
import type { Frame } from '../page/page.ts';
import { stagesOf } from '../page/view.ts';
import { textAt } from '../pages/shared/playbook.ts';

/** Version of the format; it grows when a field changes its meaning. */
const formatVersion = 1;

/** The handbook as data, after schemas/book.schema.json, for programs that read it. */
export function bookData(book: Handbook, playbooks: readonly Entry[], frame: Frame): object {
	const { origin = '', base, title, language } = frame;
	const at = (path: string) => origin + pageHref(base, path);
	const settings = book.of(handbook)[0]?.data ?? {};
	const used = new Set(playbooks.map(({ kind }) => kind.name));
	return {
		version: formatVersion,
		title,
		...(settings.summary ? { summary: settings.summary } : {}),
		language,
		address: at('/'),
		kinds: kinds.filter(({ name }) => used.has(name)).map(({ name, plural, folder }) => ({ name, plural, folder })),
		stages: stagesOf({ settings, frame }).map(({ id, title, phase }) => ({ id, title, phase })),
		playbooks: playbooks.map((entry) => playbook(entry, book, at)),
		references: playbooks.flatMap((entry) =>
			book.linksFrom(entry).flatMap((link) => (link.to && link.outcome === 'found' ? [reference(link, link.to)] : [])),
		),
	};
}

function playbook(entry: Entry, book: Handbook, at: (path: string) => string): object {
	const { id, kind, title, data } = entry;
	const summary = textAt(entry, 'summary') ?? textAt(entry, 'description');
	const version = textAt(entry, 'version');
	const owner = book.follow(entry, ['owner'])?.to;
	return {
		id,
		kind: kind.name,
		title,
		...(summary === undefined ? {} : { summary }),
		status: statusOf(entry),
		...(version === undefined ? {} : { version }),
		...(owner ? { owner: owner.id } : {}),
		address: at(pathOf(entry)),
		markdown: at(markdownPath(pathOf(entry))),
		facts: idsIn(data, [], entry, book),
	};
}

/** Facts as they were checked; a reference is the id of what it leads to, with that of the part behind a `#`. */
function idsIn(value: unknown, path: Path, entry: Entry, book: Handbook): unknown {
	if (value instanceof Ref) {
		const link = book.follow(entry, path);
		return link?.to ? idOf(link, link.to) : value.text;
	}
	if (Array.isArray(value)) return value.map((item, i) => idsIn(item, [...path, i], entry, book));
	if (!isRecord(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, item]) => [key, idsIn(item, [...path, key], entry, book)]),
	);
}

const idOf = ({ part }: Link, to: Entry): string => (part === undefined ? to.id : `${to.id}#${part}`);

/** A reference; one without a field stands in the text. */
const reference = ({ from, part, path }: Link, to: Entry): object => ({
	from: from.id,
	to: to.id,
	...(part === undefined ? {} : { part }),
	...(path ? { field: placeOf(from.data, path) } : {}),
});

/** Names of fields and ids of items, such as `activities.size-solution.accountable`. */
function placeOf(data: unknown, path: Path): string {
	let value = data;
	return path
		.map((step) => {
			value = (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[step];
			const { id } = typeof step === 'number' && isRecord(value) && !(value instanceof Ref) ? value : {};
			return typeof id === 'string' ? id : String(step);
		})
		.join('.');
}
