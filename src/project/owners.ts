import type { Entry } from '../core/entry.ts';
import type { Handbook } from '../core/handbook.ts';
import type { Ref } from '../core/kind.ts';
import { ownersPattern } from '../escape/paths.ts';
import { handbook } from '../kinds/handbook.ts';
import { linkOf } from '../kinds/views/links.ts';

/** Who is asked when a file changes, in the format that git hosts read, and what it leaves open. */
export interface Owners {
	readonly text: string;
	/** Owners behind whom the settings name no team, with the number of their pages. */
	readonly teamless: readonly { readonly owner: string; readonly pages: number }[];
	/** How many playbooks have no owner at all. */
	readonly ownerless: number;
}

/** The CODEOWNERS of a handbook. `prefix` is its path in the repository, with a slash at the end unless it is the top. */
export function codeOwners(book: Handbook, prefix: string): Owners {
	const teams = teamsOf(book);
	const teamless = new Map<string, number>();
	const lines: string[] = [];
	let ownerless = 0;
	for (const entry of book.entries) {
		if (!Object.hasOwn(entry.kind.schema.shape, 'owner')) continue;
		const owner = ownerOf(book, entry);
		if (owner === undefined) {
			if (!entry.kind.single) ownerless++;
			continue;
		}
		const team = teams.get(owner.id);
		if (team === undefined) teamless.set(owner.name, (teamless.get(owner.name) ?? 0) + 1);
		else for (const { path } of entry.sources) lines.push(`${ownersPattern(prefix + path)} ${team}`);
	}
	const head = [
		'# Who is asked when a playbook changes. Written by `fieldbook owners` from the field `owner` of each playbook',
		'# and from `repository.teams` in the settings; edits here are lost.',
	];
	return {
		text: `${[...head, ...lines.sort()].join('\n')}\n`,
		teamless: [...teamless]
			.map(([owner, pages]) => ({ owner, pages }))
			.sort((a, b) => b.pages - a.pages || (a.owner < b.owner ? -1 : 1)),
		ownerless,
	};
}

/** Teams of the host by the role or group that stands for them. */
function teamsOf(book: Handbook): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const { owner, team } of book.of(handbook)[0]?.data.repository?.teams ?? []) {
		const id = identity(book, owner);
		if (id !== undefined) found.set(id.id, team);
	}
	return found;
}

function ownerOf(book: Handbook, { data }: Entry): { id: string; name: string } | undefined {
	return identity(book, (data as { owner?: Ref }).owner);
}

function identity(book: Handbook, ref: Ref | undefined): { id: string; name: string } | undefined {
	const link = linkOf(book, ref);
	return link?.to && { id: link.part === undefined ? link.to.id : `#${link.part}`, name: ref!.text };
}
