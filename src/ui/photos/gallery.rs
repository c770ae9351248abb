//! Pictures as textures: read and unpacked on a thread of their own, kept while there is room.
//! Knows the file that they lie beside; knows no journey and no panel.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::pictures::{Pixels, pixels};
use crate::storage;
use crate::vocabulary::Told;

/// So many bytes of pixels are kept at most.
const ROOM: usize = 96 << 20;
/// The longest sides in which pictures are kept, in pixels: for cards from afar and near, and for panels.
const SIDES: [u32; 3] = [128, 320, 800];
/// After so many frames a picture that found no room, or was missing, is looked for again.
const AGAIN: u64 = 300;

/// A picture as far as it is there.
#[derive(Clone)]
pub enum Seen {
    /// It can be drawn.
    Ready(TextureHandle),
    /// It is being read.
    Loading,
    /// It cannot be shown.
    Missing(Told),
}

/// What a picture is kept under: its name and the longest side.
type Key = (String, u32);
type Wanted = (PathBuf, Key);
type Answer = (PathBuf, Key, Result<Pixels, Told>);
type Worker = (Sender<Wanted>, Receiver<Answer>);

enum Entry {
    Asked,
    Ready { texture: TextureHandle, bytes: usize, used: u64 },
    Missing { why: Told, since: u64 },
}

#[derive(Default)]
struct Inner {
    known: HashMap<Key, Entry>,
    bytes: usize,
    worker: Option<Worker>,
}

/// The pictures of one journey file.
#[derive(Default)]
pub struct Gallery {
    file: Option<PathBuf>,
    inner: RefCell<Inner>,
}

impl Gallery {
    /// The pictures lie beside this file; those of another are forgotten.
    pub fn lie_beside(&mut self, file: Option<&Path>) {
        if self.file.as_deref() != file {
            *self = Self { file: file.map(Path::to_path_buf), inner: RefCell::default() };
        }
    }

    /// What was missing is looked for again.
    pub fn look_again(&self) {
        self.inner.borrow_mut().known.retain(|_, entry| !matches!(entry, Entry::Missing { .. }));
    }

    /// A picture for `side` pixels on the screen; asked for if it is not there yet.
    pub fn picture(&self, ctx: &Context, name: &str, side: f32) -> Seen {
        let Some(file) = &self.file else { return Seen::Missing(Told::default()) };
        let fits = SIDES.into_iter().find(|kept| *kept as f32 >= side * 0.8);
        let key = (name.to_owned(), fits.unwrap_or(SIDES.last().copied().unwrap_or(800)));
        let now = ctx.cumulative_pass_nr();
        let mut inner = self.inner.borrow_mut();
        inner.collect(ctx, file, now);
        match inner.known.get_mut(&key) {
            Some(Entry::Ready { texture, used, .. }) => {
                *used = now;
                return Seen::Ready(texture.clone());
            }
            Some(Entry::Asked) => return inner.nearly(&key, now),
            Some(Entry::Missing { why, since }) if now < *since + AGAIN => return Seen::Missing(why.clone()),
            _ => {}
        }
        inner.ask(ctx, file, key.clone());
        inner.nearly(&key, now)
    }

    /// Whether pictures are being read, for tests.
    pub fn is_loading(&self) -> bool {
        self.inner.borrow().known.values().any(|entry| matches!(entry, Entry::Asked))
    }
}

impl Inner {
    /// The same picture in another size, until this one is there.
    fn nearly(&mut self, key: &Key, now: u64) -> Seen {
        for side in SIDES {
            if let Some(Entry::Ready { texture, used, .. }) = self.known.get_mut(&(key.0.clone(), side)) {
                *used = now;
                return Seen::Ready(texture.clone());
            }
        }
        Seen::Loading
    }

    fn ask(&mut self, ctx: &Context, file: &Path, key: Key) {
        let worker = self.worker.get_or_insert_with(|| start(ctx.clone()));
        let entry = match worker.0.send((file.to_path_buf(), key.clone())) {
            Ok(()) => Entry::Asked,
            Err(_) => Entry::Missing { why: Told::default(), since: u64::MAX - AGAIN },
        };
        self.known.insert(key, entry);
    }

    /// Takes over what was read meanwhile.
    fn collect(&mut self, ctx: &Context, file: &Path, now: u64) {
        let answers: Vec<Answer> =
            self.worker.as_ref().map(|(_, answers)| answers.try_iter().collect()).unwrap_or_default();
        for (of, key, answer) in answers {
            if of != file {
                continue;
            }
            let entry = match answer {
                Err(why) => Entry::Missing { why, since: now },
                Ok(pixels) if self.make_room(pixels.rgba.len(), now) => {
                    let size = pixels.size.map(|side| side as usize);
                    let image = ColorImage::from_rgba_unmultiplied(size, &pixels.rgba);
                    let texture =
                        ctx.load_texture(format!("picture {}", key.0), image, TextureOptions::LINEAR);
                    self.bytes += pixels.rgba.len();
                    Entry::Ready { texture, bytes: pixels.rgba.len(), used: now }
                }
                // All that is kept is on the screen: this one is drawn as a sign.
                Ok(_) => Entry::Missing { why: Told::default(), since: now },
            };
            self.known.insert(key, entry);
        }
    }

    /// Forgets what was not drawn for longest until there is room; whether there is.
    fn make_room(&mut self, bytes: usize, now: u64) -> bool {
        while self.bytes + bytes > ROOM {
            let ready = self.known.iter().filter_map(|(key, entry)| match entry {
                Entry::Ready { bytes, used, .. } if *used + 2 < now => Some((*used, key.clone(), *bytes)),
                _ => None,
            });
            let Some((_, oldest, bytes)) = ready.min_by_key(|(used, ..)| *used) else { return false };
            self.known.remove(&oldest);
            self.bytes -= bytes;
        }
        true
    }
}

/// Reads and unpacks what is asked for, one after the other, until nobody asks any more.
fn start(ctx: Context) -> Worker {
    let (asks, asked) = channel::<Wanted>();
    let (answers, answered) = channel();
    let work = move || {
        for (file, key) in asked {
            let read = storage::read_picture(&file, &key.0).map_err(|error| error.message);
            let pixels = read.and_then(|bytes| pixels(&bytes, key.1));
            if answers.send((file, key, pixels)).is_err() {
                return;
            }
            ctx.request_repaint();
        }
    };
    // Without a thread whoever asks is told that nothing comes.
    drop(std::thread::Builder::new().name("pictures".to_owned()).spawn(work));
    (asks, answered)
}
