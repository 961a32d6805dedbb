import { slugName } from '../core/file-names.ts';
import type { Kind } from '../core/kind.ts';
import { plainId } from '../core/plain-id.ts';

/** The id that a new playbook of this title gets, which is the name of its file; empty where nothing of the title can stand there. */
export function newId(title: string, { name, folder }: Pick<Kind, 'name' | 'folder'>): string {
	// Letters that have no like among ours stay only where nothing else is left.
	const whole = plainId(title) || slugName(title);
	const id = whole.length > longest ? whole.slice(0, longest).replace(/-[^-]*$/, '') : whole;
	if (reserved.test(id) || pages.has(`${folder}/${id}`)) return `${id}-${name}`;
	return /^[\d-]+$/.test(id) ? `${name}-${id}` : id;
}

/** Names that speak for a folder, and those that a disk of Windows refuses. */
const reserved = /^(?:index|readme|con|prn|aux|nul|com\d|lpt\d)$/;

/** Pages that the site itself has among the playbooks of a kind. */
const pages = new Set(['coaching/coverage', 'systems/access']);

/** Characters of an id: nobody writes out a longer one. */
const longest = 60;
