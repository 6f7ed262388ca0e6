// Vietnamese as it is typed: the grammar of syllables, TELEX and VNI without an input method, slips of the
// finger. Sources/Vietnamese/Syllable.swift, TypedKeys.swift and Typos.swift are the same in Swift.

import { fold, wordKey } from './search-words.js';

const list = (text) => text.split(' ');
const ONSETS = new Set(['', ...list('b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x')]);
const QU_RIMES = new Set(list('ych yn ynh yp yt yu'));
// Rimes as vowels with the endings that they take; - is none.
const RIMES = new Set(
  list('a-,c,ch,i,m,n,ng,nh,o,p,t,u,y ăc,m,n,ng,p,t âc,m,n,ng,p,t,u,y e-,c,m,n,ng,o,p,t ê-,ch,m,n,nh,p,t,u '
    + 'i-,a,ch,m,n,nh,p,t,u iêc,m,n,ng,p,t,u o-,c,i,m,n,ng,p,t,oc,ong '
    + 'oa-,c,ch,i,m,n,ng,nh,o,p,t,y oăc,m,n,ng,t oe-,m,n,o,t '
    + 'ô-,c,i,m,n,ng,p,t ơ-,c,i,m,n,ng,p,t u-,a,c,i,m,n,ng,p,t uân,ng,t,y uê-,ch,n,nh,t uôc,i,m,n,ng,t '
    + 'uơ- uy-,a,ch,t,nh,u,n,p uyên,t ư-,a,c,i,m,n,ng,t,u ươc,i,m,n,ng,p,t,u y- yêm,n,ng,t,u ych,n,nh,p,t,u')
    .flatMap((group) => {
      const [, vowels, ends] = group.match(/^([aăâeêioôơuưy]+?)(-.*|[cmn].*|[iuoyat],.*|[iuoy]$)$/);
      return ends.split(',').map((end) => vowels + (end === '-' ? '' : end));
    }));
