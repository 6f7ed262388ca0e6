// The floor: what any generator of this site must at least do, and nothing else. It reads every story, runs
// libcmark on its body, and writes as many files of the same sizes at the same paths as a finished site has.
//
//   floor INPUTS OUTPUTS FOLDER [THREADS]
//
// INPUTS: one path of a story a line. OUTPUTS: "size<TAB>path" a line, sorted by path. Threads share the work in
// batches, so that all cores are busy until the end.
#define _GNU_SOURCE
#include <cmark.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { batch = 64 };

struct list {
  char *text;
  char **lines;
  size_t count;
};

static struct list inputs, outputs;
static const char *folder;
static char *filler;
static atomic_size_t next_input, next_output;
static atomic_ulong rendered;

static void fail(const char *path) {
  fprintf(stderr, "floor: %s: %s\n", path, strerror(errno));
  exit(1);
}

static char *read_all(const char *path, size_t *size) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat info;
  if (file < 0 || fstat(file, &info) != 0) fail(path);
  char *text = malloc((size_t)info.st_size + 1);
  size_t done = 0;
  while (done < (size_t)info.st_size) {
    ssize_t count = read(file, text + done, (size_t)info.st_size - done);
    if (count <= 0) fail(path);
    done += (size_t)count;
  }
  close(file);
  text[done] = 0;
  *size = done;
  return text;
}

static struct list read_list(const char *path) {
  size_t size;
  struct list list = {read_all(path, &size), NULL, 0};
  size_t room = 0;
  for (char *line = strtok(list.text, "\n"); line; line = strtok(NULL, "\n")) {
    if (list.count == room) {
      room = room ? room * 2 : 1024;
      list.lines = realloc(list.lines, room * sizeof *list.lines);
    }
    list.lines[list.count++] = line;
  }
  return list;
}

static void render(const char *path) {
  size_t size;
  char *text = read_all(path, &size);
  char *body = strstr(text, "\n---\n");
  body = body ? body + 5 : text;
  char *html = cmark_markdown_to_html(body, size - (size_t)(body - text), CMARK_OPT_DEFAULT);
  atomic_fetch_add(&rendered, strlen(html));
  free(html);
  free(text);
}

// Makes the folders of a path that are not yet there; most often the last one alone is missing.
static void make_folders(char *path) {
  if (mkdir(path, 0755) == 0 || errno == EEXIST) return;
  if (errno != ENOENT) fail(path);
  char *slash = strrchr(path, '/');
  *slash = 0;
  make_folders(path);
  *slash = '/';
  if (mkdir(path, 0755) != 0 && errno != EEXIST) fail(path);
}

static void write_file(const char *line, char *last_folder) {
  char path[4096];
  char *tab;
  size_t size = strtoul(line, &tab, 10);
  snprintf(path, sizeof path, "%s/%s", folder, tab + 1);
  char *slash = strrchr(path, '/');
  *slash = 0;
  if (strcmp(path, last_folder) != 0) {
    make_folders(path);
    strcpy(last_folder, path);
  }
  *slash = '/';
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (file < 0) fail(path);
  size_t done = 0;
  while (done < size) {
    ssize_t count = write(file, filler + done, size - done);
    if (count <= 0) fail(path);
    done += (size_t)count;
  }
  close(file);
}

static void *work(void *unused) {
  (void)unused;
  char last_folder[4096] = "";
  size_t start;
  while ((start = atomic_fetch_add(&next_input, batch)) < inputs.count)
    for (size_t i = start; i < start + batch && i < inputs.count; i++) render(inputs.lines[i]);
  while ((start = atomic_fetch_add(&next_output, batch)) < outputs.count)
    for (size_t i = start; i < start + batch && i < outputs.count; i++) write_file(outputs.lines[i], last_folder);
  return NULL;
}

int main(int argc, char **argv) {
  if (argc < 4) {
    fprintf(stderr, "usage: floor INPUTS OUTPUTS FOLDER [THREADS]\n");
    return 2;
  }
  inputs = read_list(argv[1]);
  outputs = read_list(argv[2]);
  folder = argv[3];
  int threads = argc > 4 ? atoi(argv[4]) : (int)sysconf(_SC_NPROCESSORS_ONLN);
  size_t largest = 0;
  for (size_t i = 0; i < outputs.count; i++) {
    size_t size = strtoul(outputs.lines[i], NULL, 10);
    if (size > largest) largest = size;
  }
  filler = malloc(largest + 1);
  memset(filler, 'x', largest + 1);
  char root[4096];
  snprintf(root, sizeof root, "%s", folder);
  make_folders(root);
  pthread_t handles[64];
  if (threads < 1) threads = 1;
  if (threads > 64) threads = 64;
  for (int i = 0; i < threads; i++) pthread_create(&handles[i], NULL, work, NULL);
  for (int i = 0; i < threads; i++) pthread_join(handles[i], NULL);
  printf("%zu stories, %lu bytes of HTML, %zu files written\n", inputs.count, atomic_load(&rendered), outputs.count);
  return 0;
}
