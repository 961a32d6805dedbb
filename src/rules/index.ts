import type { Rule } from '../core/rule.ts';
import { brokenAnchor } from './integrity/broken-anchor.ts';
import { brokenLink } from './integrity/broken-link.ts';
import { caseMismatch } from './integrity/case-mismatch.ts';
import { deprecatedReference } from './integrity/deprecated-reference.ts';
import { draftReference } from './integrity/draft-reference.ts';
import { duplicateFact } from './integrity/duplicate-fact.ts';
import { duplicateId } from './integrity/duplicate-id.ts';
import { missingAsset } from './integrity/missing-asset.ts';
import { referenceCycle } from './integrity/reference-cycle.ts';
import { retiredReference } from './integrity/retired-reference.ts';
import { titleCollision } from './integrity/title-collision.ts';
import { unknownReference } from './integrity/unknown-reference.ts';
import { unpublishedFile } from './integrity/unpublished-file.ts';
import { unusedEntry } from './integrity/unused-entry.ts';
import { wrongKindReference } from './integrity/wrong-kind-reference.ts';

/** Every rule by family: the name of its folder. */
export const families = {
	integrity: [
		brokenAnchor,
		brokenLink,
		caseMismatch,
		deprecatedReference,
		draftReference,
		duplicateFact,
		duplicateId,
		missingAsset,
		referenceCycle,
		retiredReference,
		titleCollision,
		unknownReference,
		unpublishedFile,
		unusedEntry,
		wrongKindReference,
	],
} as const satisfies Record<string, readonly Rule[]>;

/** Every rule with code, in the order of their families. */
export const rules: readonly Rule[] = Object.values(families).flat();

/** Ids of the findings that the core raises while it reads files and settings. They have a page in `reading/` and no code here. */
export const readingFindings = [
	'expired-waiver',
	'field-missing',
	'field-unknown',
	'field-value',
	'front-matter',
	'hidden-characters',
	'ignored-file',
	'input-limit',
	'merge-conflict',
	'removed-markup',
	'stray-code',
	'unclosed-fence',
	'unreadable-file',
	'unsafe-markup',
	'unused-waiver',
	'yaml-syntax',
] as const;
