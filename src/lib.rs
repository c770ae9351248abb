//! Wandel: draw a customer journey live, annotate its touchpoints, export the map. Offline.
//!
//! ```text
//!  .ron file ── storage ──▶ Workspace ◀── Edit ── gesture / field / menu
//!                              │        (one gate: Editor)
//!             ┌────────────────┼──────────────────┐
//!             ▼                ▼                  ▼
//!           check            layout            analysis
//!        Vec<Problem>        Layout          Vec<Finding>
//!                              │                  │
//!                            scene              report
//!                            Scene           Report, Rows
//!                  ┌───────────┴────┐             │
//!                  ▼                ▼             ▼
//!            ui::painter     export::svg    export::{html,md,
//!              screen           └ PNG         xlsx,csv,json}
//! ```
//!
//! The [`model::Workspace`] is the only ground state; everything below it is a pure function of it.
//! Only `storage` touches the disk, only `ui` touches egui. Modules in reading order:

pub mod model;

pub mod vocabulary;

pub mod check;

pub mod edit;

pub mod graph;

pub mod analysis;

pub mod search;

pub mod report;

pub mod text;

pub mod theme;

pub mod progress;

pub mod pictures;

pub mod layout;

pub mod scene;

pub mod inventory;

pub mod export;

pub mod import;

pub mod settings;

pub mod storage;

pub mod cli;

pub mod ui;
