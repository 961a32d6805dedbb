/** Whether a purpose is only an occasion to talk: it begins with talking and names nothing that comes of it. */
export const isOnlyTalk = (purpose: string): boolean => talkFirst.test(purpose) && !result.test(purpose);

const talkFirst =
	/^(?:(?:an?|the|to|we|us|our|members|everybody|everyone|people|colleagues|teams?|regular|weekly|monthly|open|informal|place|space|forum|room|time|meeting|for|where|who|can|and|of|on)[\s,:]+)*(?:shar(?:es?|ing)|discuss(?:es|ing|ions?)?|exchang(?:es?|ing)|talk(?:s|ing)?|chat(?:s|ting)?|meet(?:s|ing)?|network(?:s|ing)?|connect(?:s|ing)?|sociali[sz](?:es?|ing)|align(?:s|ing|ment)?|sync(?:s|ing)?|inform(?:s|ing)?|updates?|updating|catch(?:es|ing)?[ -]up|get(?:s|ting)? together|get(?:s|ting)? to know|stay(?:s|ing)? in touch|touch base|keep(?:s|ing)? (?:everybody|everyone|all|each other|people|us|members|teams?|colleagues)|bring(?:s|ing)? (?:everybody|everyone|all|people|members|teams?|colleagues|us)\b.*\btogether)\b/i;

const result =
	/\b(?:so that|into|until|decid\w*|decisions?|agree\w*|own(?:s|ed|ers?)|dates?|plans?|actions?|next steps?|lists?|accept\w*|refus\w*|resolv\w*|solv\w*|choos\w*|pick\w*|writ\w*|settl\w*|remov\w*|commit\w*)\b|\d/i;
