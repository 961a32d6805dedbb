import { hash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { componentsOf } from '../core/component.ts';
import { kinds } from '../kinds/index.ts';

/** The components of a team's own: code of the program's side. */
export interface OwnComponents {
	/** Their folder, without links. */
	readonly folder: string;
	/** The file of each, by name. */
	readonly files: ReadonlyMap<string, string>;
	/** A digest of all that lies in the folder, since a component may use any of it. */
	readonly digest: string;
}

/** What the core has to know of them. */
export const namesOf = (own: OwnComponents | undefined): readonly string[] => [...(own?.files.keys() ?? [])];

/** Why a folder cannot be the one of a team's own components, in words for a person. */
export class ComponentsRefused extends Error {}

/**
 * The components in `folder`: each file `Name.astro` is one. What lies in it runs where the site is built, so nothing of
 * it may be where the playbooks of `content` are: who may change those may not run code.
 *
 * @throws ComponentsRefused
 */
export function readOwn(folder: string, content: string): OwnComponents {
	const root = real(folder);
	const files = new Map<string, string>();
	const taken = componentsOf(kinds);
	requireOutside(root, folder, content);
	const digests: string[] = [];
	for (const path of filesBelow(root, content)) {
		const item = path.slice(root.length + 1);
		digests.push(`${item}\0${hash('sha256', readFileSync(path))}`);
		if (dirname(path) !== root || extname(item) !== '.astro') continue;
		const name = basename(item, '.astro');
		if (!/^[A-Z][A-Za-z0-9]*$/.test(name))
			throw new ComponentsRefused(
				`\`${join(folder, item)}\` is no name for a component: it begins with a capital letter and has only letters and digits, such as \`PriceTable.astro\`.`,
			);
		if (taken.has(name))
			throw new ComponentsRefused(
				`The handbook has a component \`${name}\` already; give \`${join(folder, item)}\` another name.`,
			);
		files.set(name, real(path));
	}
	return { folder: root, files, digest: hash('sha256', digests.join('\n')) };
}

function real(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		throw new ComponentsRefused(
			`\`${path}\` cannot be opened. \`--components\` takes the folder with components of your own.`,
		);
	}
}

/** The folder with the playbooks, and the one beside it whose files are published with them. */
function requireOutside(path: string, said: string, content: string): void {
	const playbooks = realpathSync(content);
	if (`${playbooks}${sep}`.startsWith(path + sep) && path !== playbooks)
		throw new ComponentsRefused(`\`${said}\` holds the playbooks. Give your components a folder of their own.`);
	for (const folder of [playbooks, resolve(dirname(playbooks), 'static')])
		if (path === folder || path.startsWith(folder + sep))
			throw new ComponentsRefused(
				`\`${said}\` lies among the playbooks in \`${content}\`. Components are code that runs where the site is built, so keep them outside of it.`,
			);
}

/** All files below `folder`, those behind links included, each of which lies outside of the playbooks. */
function* filesBelow(folder: string, content: string, met = new Set<string>()): Generator<string> {
	for (const item of readdirSync(folder).sort()) {
		if (item === 'node_modules') continue;
		const path = join(folder, item);
		const target = real(path);
		requireOutside(target, path, content);
		if (!statSync(target).isDirectory()) yield path;
		else if (!met.has(target)) yield* filesBelow(path, content, met.add(target));
	}
}
