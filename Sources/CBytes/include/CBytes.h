// Bytes looked at sixteen at a time. Comparisons of vectors are instructions in C and calls in Swift, where they
// were ten times slower than looking at one byte after the other (docs/performance.md). What is here tells where
// to look or which kinds of bytes there are; what to do about it is said in Swift.
#ifndef GUONG_CBYTES_H
#define GUONG_CBYTES_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

typedef uint8_t guong_vector __attribute__((vector_size(16)));

static inline guong_vector guong_load(const uint8_t *bytes) {
  guong_vector vector;
  memcpy(&vector, bytes, sizeof vector);
  return vector;
}

/// Fewer than sixteen bytes, and zeros behind them; nothing beyond them is read.
static inline guong_vector guong_load_some(const uint8_t *bytes, size_t count) {
  uint8_t block[16] = {0};
  if (count >= 8) {
    memcpy(block + count - 8, bytes + count - 8, 8);
    memcpy(block, bytes, 8);
  } else if (count >= 4) {
    memcpy(block + count - 4, bytes + count - 4, 4);
    memcpy(block, bytes, 4);
  } else if (count > 0) {
    block[count / 2] = bytes[count / 2];
    block[count - 1] = bytes[count - 1];
    block[0] = bytes[0];
  }
  return guong_load(block);
}

/// A bit for each byte that a comparison found, the first byte lowest.
static inline uint32_t guong_bits(guong_vector found) {
#if defined(__SSE2__)
  return (uint32_t)_mm_movemask_epi8((__m128i)found);
#else
  const uint64_t tops = 0x8080808080808080, gather = 0x0002040810204081;
  uint64_t half[2];
  memcpy(half, &found, sizeof half);
  uint32_t low = (uint32_t)((half[0] & tops) * gather >> 56);
  return low | (uint32_t)((half[1] & tops) * gather >> 56) << 8;
#endif
}

/// Defines a function that gives the offset of the first byte of a kind at or after `from`, or `count`. `is_kind`
/// compares the bytes of the vector `v`.
#define GUONG_FIND(name, is_kind)                                                              \
  static inline size_t name(const uint8_t *bytes, size_t from, size_t count) {                 \
    size_t index = from;                                                                       \
    for (; count - index >= 16; index += 16) {                                                 \
      guong_vector v = guong_load(bytes + index);                                              \
      uint32_t found = guong_bits((guong_vector)(is_kind));                                    \
      if (found) return index + (size_t)__builtin_ctz(found);                                  \
    }                                                                                          \
    if (index == count) return count;                                                          \
    guong_vector v = guong_load_some(bytes + index, count - index);                            \
    uint32_t found = guong_bits((guong_vector)(is_kind)) & ((1u << (count - index)) - 1);      \
    return found ? index + (size_t)__builtin_ctz(found) : count;                               \
  }

/// `" & ' < >` and control characters.
GUONG_FIND(guong_find_markup,
           (v < 0x20) | (v == '"') | ((v | 1) == '\'') | ((v | 2) == '>'))

/// Control characters and DEL, `" & < > \` and what may begin U+2028.
GUONG_FIND(guong_find_json,
           (v < 0x20) | (v == '"') | (v == '&') | ((v | 2) == '>') | (v == '\\') | (v == 0x7F) |
               (v == 0xE2))

/// LF, CR, `"`, `,` and `;`.
GUONG_FIND(guong_find_csv, (v == '\n') | (v == '\r') | (v == '"') | (v == ',') | (v == ';'))

/// What YAML forbids or may forbid: control characters but LF, DEL, and what may begin U+0080…U+009F, U+2028,
/// U+FEFF and U+FFFE.
GUONG_FIND(guong_find_yaml_suspect,
           ((v < 0x20) & (v != '\n')) | (v == 0x7F) | (v == 0xC2) | (v == 0xE2) | (v == 0xEF))

/// Control characters but tab and LF, DEL, and what may begin U+0080…U+009F and the noncharacters.
GUONG_FIND(guong_find_forbidden,
           ((v < 0x20) & (v != '\n') & (v != '\t')) | (v == 0x7F) | (v == 0xC2) | (v >= 0xEF))

/// What a text of Markdown holds.
enum guong_text_kinds {
  /// `& < > "`
  guong_kind_escape = 1,
  /// Control characters, what may begin U+00A0, two spaces one after the other.
  guong_kind_blank = 2,
  /// `@ : w W`
  guong_kind_autolink = 4,
  /// `^`
  guong_kind_footnote = 8,
  /// U+0001.
  guong_kind_mark = 16,
};

static inline uint32_t guong_text_kinds_of(guong_vector v, uint32_t seen, uint32_t *spaces) {
  uint32_t kinds = 0;
  guong_vector escape =
      (guong_vector)((v == '&') | ((v | 2) == '>') | (v == '"'));
  guong_vector blank = (guong_vector)((v < 0x20) | (v == 0xC2));
  guong_vector autolink = (guong_vector)((v == '@') | (v == ':') | ((v | 0x20) == 'w'));
  uint32_t space = guong_bits((guong_vector)(v == ' ')) & seen;
  if (guong_bits(escape) & seen) kinds |= guong_kind_escape;
  if ((guong_bits(blank) & seen) | (space & (space << 1 | *spaces))) kinds |= guong_kind_blank;
  if (guong_bits(autolink) & seen) kinds |= guong_kind_autolink;
  if (guong_bits((guong_vector)(v == '^')) & seen) kinds |= guong_kind_footnote;
  if (guong_bits((guong_vector)(v == 1)) & seen) kinds |= guong_kind_mark;
  *spaces = space >> 15;
  return kinds;
}

/// The kinds of bytes in a text, of `guong_text_kinds`.
static inline uint32_t guong_find_text_kinds(const uint8_t *bytes, size_t count) {
  uint32_t kinds = 0, spaces = 0;
  size_t index = 0;
  for (; count - index >= 16; index += 16)
    kinds |= guong_text_kinds_of(guong_load(bytes + index), 0xFFFF, &spaces);
  if (index == count) return kinds;
  uint32_t seen = (1u << (count - index)) - 1;
  return kinds |
         guong_text_kinds_of(guong_load_some(bytes + index, count - index), seen, &spaces);
}

/// What 64 bytes are, a bit for each, the first lowest.
struct guong_groups {
  /// ASCII white space.
  uint64_t blanks;
  /// ASCII letters, and the first bytes of letters: U+00C0…U+01BF and U+1000…U+1FFF.
  uint64_t letters;
  /// ASCII digits.
  uint64_t digits;
  /// Control characters but white space, and first bytes that are rare in Vietnamese.
  uint64_t unsure;
  /// C3 and E2, with which some begin that are no letters, and the bytes which say so when they follow: 97 and
  /// B7 (`×` and `÷`), B0 and above (U+2C00…U+2FFF).
  uint64_t c3, e2, times, high;
};

static inline struct guong_groups guong_group_bytes(const uint8_t *bytes) {
  struct guong_groups all = {0};
  for (int step = 0; step < 4; step++) {
    guong_vector v = guong_load(bytes + 16 * step);
    guong_vector small = v | 0x20;
    guong_vector latin = (guong_vector)((v >= 0xC3) & (v <= 0xC6));
    guong_vector blank = (guong_vector)(v <= 0x20);
    guong_vector control = (guong_vector)((v < 0x20) & ((v < 9) | (v > 13)));
    guong_vector e1 = (guong_vector)(v == 0xE1), e2 = (guong_vector)(v == 0xE2);
    guong_vector rare = (guong_vector)(v >= 0xC0) & ~(latin | e1 | e2);
    guong_vector ascii = (guong_vector)((small >= 'a') & (small <= 'z'));
    int shift = 16 * step;
    all.blanks |= (uint64_t)guong_bits(blank) << shift;
    all.letters |= (uint64_t)guong_bits(ascii | latin | e1) << shift;
    all.digits |= (uint64_t)guong_bits((guong_vector)((v >= '0') & (v <= '9'))) << shift;
    all.unsure |= (uint64_t)guong_bits(control | rare) << shift;
    all.c3 |= (uint64_t)guong_bits((guong_vector)(v == 0xC3)) << shift;
    all.e2 |= (uint64_t)guong_bits(e2) << shift;
    all.times |= (uint64_t)guong_bits((guong_vector)(small == 0xB7)) << shift;
    all.high |= (uint64_t)guong_bits((guong_vector)((v >= 0xB0) & (v < 0xC0))) << shift;
  }
  return all;
}

#endif
