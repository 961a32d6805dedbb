import type { TitleData } from './data.ts';
import { slugOf } from './words.ts';

/** Something that can be found, as the browser knows it. */
export interface Found {
	/** Its place among all of them. */
	readonly index: number;
	/** Id of the entry, with `#` and the id of the part. */
	readonly id: string;
	readonly kind: string;
	readonly title: string;
	readonly names: readonly string[];
	/** Address on the site. */
	readonly href: string;
	/** What it is a part of, and the entry in which it stands: the entry itself where it is one. */
	readonly parent?: Found;
	readonly entry: Found;
	readonly roles: readonly string[];
	readonly stages: readonly string[];
	readonly status?: 'draft' | 'deprecated' | 'retired';
	/** How many entries refer to it. */
	readonly links: number;
}

/** Reads the rows of `data`. */
export function catalogOf(data: TitleData): readonly Found[] {
	const all: Found[] = [];
	let entry: Found | undefined;
	let part: Found | undefined;
	for (const [index, row] of data.records.entries()) {
		const [kindId, title, stated, links = 0, names, roles, stages, status, anchor] = row;
		const place = stated.endsWith('/') ? stated + slugOf(title) : stated;
		const [kind, depth] = data.kinds[kindId] ?? ['page', 0];
		const parent: Found | undefined = depth === 0 ? undefined : depth === 1 ? entry : (part ?? entry);
		const spot = depth === 1 ? anchor || place || slugOf(title) : '';
		// A stage is a part of the settings, and its page one of the stages.
		const page =
			parent?.href.split('#')[0] ?? `${data.base}${place === '' ? '' : `${encodeURI(place.replace('#', '/'))}/`}`;
		const itself = {
			index,
			id: depth === 0 ? place || slugOf(title) : depth === 2 ? parent!.id : `${parent!.id}#${place || slugOf(title)}`,
			kind,
			title,
			names: names || [],
			href:
				kind === 'stage' && anchor
					? `${data.base}#${anchor}`
					: depth === 2
						? parent!.href
						: page + (spot && `#${encodeURIComponent(spot)}`),
			...(parent ? { parent } : {}),
			roles: roles ? roles.flatMap((at) => data.roles[at] ?? []) : (depth === 2 && parent?.roles) || [],
			stages: stages ? stages.flatMap((at) => data.stages[at] ?? []) : (depth === 2 && parent?.stages) || [],
			...(status ? { status } : {}),
			links,
		};
		// The first row is an entry or a list, so a part always has one before it.
		const found: Found = parent
			? { ...itself, entry: parent.entry }
			: Object.assign(itself, { entry: itself as Found });
		all.push(found);
		if (depth === 0) [entry, part] = [found, undefined];
		if (depth === 1) part = found;
	}
	return all;
}
