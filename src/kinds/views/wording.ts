/** Whether a purpose is only an occasion to talk: it begins with talking and names nothing that comes of it. */
export const isOnlyTalk = (purpose: string): boolean => talkFirst.test(purpose) && !result.test(purpose);

const talkFirst =
	/^(?:(?:an?|the|to|we|us|our|members|everybody|everyone|people|colleagues|teams?|regular|weekly|monthly|open|informal|place|space|forum|room|time|meeting|for|where|who|can|and|of|on)[\s,:]+)*(?:shar(?:es?|ing)|discuss(?:es|ing|ions?)?|exchang(?:es?|ing)|talk(?:s|ing)?|chat(?:s|ting)?|meet(?:s|ing)?|network(?:s|ing)?|connect(?:s|ing)?|sociali[sz](?:es?|ing)|align(?:s|ing|ment)?|sync(?:s|ing)?|inform(?:s|ing)?|updates?|updating|catch(?:es|ing)?[ -]up|get(?:s|ting)? together|get(?:s|ting)? to know|stay(?:s|ing)? in touch|touch base|keep(?:s|ing)? (?:everybody|everyone|all|each other|people|us|members|teams?|colleagues)|bring(?:s|ing)? (?:everybody|everyone|all|people|members|teams?|colleagues|us)\b.*\btogether)\b/i;

const result =
	/\b(?:so that|into|until|decid\w*|decisions?|agree\w*|own(?:s|ed|ers?)|dates?|plans?|actions?|next steps?|lists?|accept\w*|refus\w*|resolv\w*|solv\w*|choos\w*|pick\w*|writ\w*|settl\w*|remov\w*|commit\w*)\b|\d/i;

/** Whether a text only holds the place of one: "tbd", "n/a", "to be agreed". */
export const isLeftOpen = (text: string): boolean => text.length <= mostWords && leftOpen.test(bare(text));

/**
 * Whether a condition names nothing that one could look at: "OK", "if complete", "when the receiver is happy with it", or
 * that `receiver`, the role that may refuse, accepts it.
 */
export function isEmptyCondition(text: string, receiver = ''): boolean {
	if (text.length > mostWords) return false;
	const words = bare(text);
	if (leftOpen.test(words) || empty.test(words) || pleased.test(words)) return true;
	const who = accepts.exec(words)?.[1];
	return who !== undefined && (who === 'receiver' || ` ${receiver.toLowerCase()}`.endsWith(` ${who}`));
}

/** Characters up to which a text can be one that says nothing. */
const mostWords = 80;

/** A text without its capitals and what frames it. */
const bare = (text: string): string =>
	text
		.toLowerCase()
		.replace(/\s+/g, ' ')
		.replace(/^[\s"'“„(<[–—-]+|[\s"'”)>\].!:…–—-]+$/g, '');

const leftOpen =
	/^(?:|\?+|x{2,}|t\.?b\.?[adc]|todo|to[ -]?do|n\/?a|na|none|nothing|open|pending|unclear|unknown|later|not (?:yet )?(?:known|defined|agreed|clear|decided)|to (?:be )?(?:defined|agreed|agree|decide|decided|determined|clarified|discussed|written|filled in|confirmed|follow|done|write)|to (?:agree|write|define|decide): .*|(?:will )?follows?|see above|as above|placeholder|(?:does|should|will|can) ?n[o’']t happen|never(?: happens)?|not (?:applicable|possible|foreseen)|(?:it )?(?:must|may|can|shall) ?not(?: be)? (?:refused|rejected|happen)|(?:it )?cannot be (?:refused|rejected)|(?:there is )?no (?:refusal|rejection|way back)|we(?:’ll|'ll| will) see|kommt nicht vor|gibt es nicht|nicht vorgesehen|darf nicht abgelehnt werden|sans objet|ne s[’']applique pas|noch (?:offen|zu klären|festzulegen|unklar|nicht geklärt)|offen|unklar|folgt|entfällt|keine?|nichts|wird noch (?:geklärt|festgelegt)|à (?:définir|préciser|convenir|compléter)|por definir|da definire)$/;

/** Somebody who accepts, which is what the condition is meant to be for. */
const accepts =
	/^(?:(?:if|when|once) )?(?:the )?([\w-]+(?: [\w-]+){0,3}) (?:accepts?|takes|approves|agrees (?:to|with)|wants|has accepted) (?:it|this|that|them)$/;

/** Somebody's mood, which says nothing of what they looked at. */
const pleased =
	/^(?:(?:if|when|once) )?(?:the |our )?[\w-]+(?: [\w-]+){0,3} (?:is|are|feels?) (?:ok(?:ay)?|fine|happy|satisfied|pleased|comfortable)(?: with (?:it|this|that|everything|the result))?$/;

const empty =
	/^(?:(?:if|when|once|it|that|this|everything|all|wenn|sobald|es|alles|si|quand|tout)(?: the [\w -]{1,30}?)?,? )*(?:(?:is|are|looks?|seems?|ist|sind) )?(?:(?:all|fully|completely|vollständig|alles) )?(?:ok(?:ay)?|fine|good|good quality|of good quality|complete|completed|ready|done|right|correct|satisf(?:ied|actory)|accept(?:ed|able)|agreed|as agreed|approved|happy|in order|gut|in ordnung|fertig|vollständig|erledigt|akzeptiert|angenommen|zufrieden|passt|stimmt|va bien|est (?:bon|prêt|complet|en ordre)|bon|prêt|complet|conforme)(?: with (?:it|this|that|everything))?(?: (?:ist|sind))?$/;
