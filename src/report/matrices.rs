//! The matrices as tables: phases against what is there, owners against owners, and the like.

use super::words::{MATRICES, MATRICES_LEAD, UNFILLED};
use super::{Cell, Column, Material, Section, Table, sections};
use crate::analysis::{Head, Matrices, Matrix, MatrixKind, Names, Study};
use crate::vocabulary::Labelled as _;

/// The section with all matrices that hold something.
pub(super) fn section(material: &Material<'_>, names: &Names<'_>) -> Section {
    let lang = names.lang();
    let study = Study::new(material.workspace, material.journey, material.request.as_of);
    let matrices = Matrices::new(&study, &material.analysis.findings);
    let tables: Vec<Table> = MatrixKind::ALL
        .iter()
        .map(|kind| matrices.matrix(*kind))
        .filter(|matrix| matrix.most() > 0)
        .map(|matrix| table(&matrix, names))
        .collect();
    let lead = if tables.is_empty() { Vec::new() } else { vec![MATRICES_LEAD.text(lang).to_owned()] };
    sections::section("matrices", MATRICES, lang, lead, Vec::new(), tables)
}

/// Every matrix, also those that hold nothing.
pub fn matrix_tables(material: &Material<'_>) -> Vec<Table> {
    let names = material.names();
    let study = Study::new(material.workspace, material.journey, material.request.as_of);
    let matrices = Matrices::new(&study, &material.analysis.findings);
    MatrixKind::ALL.iter().map(|kind| table(&matrices.matrix(*kind), &names)).collect()
}

fn table(matrix: &Matrix, names: &Names<'_>) -> Table {
    let lang = names.lang();
    let named = |head: &Head| match &head.name {
        Some(value) => names.value(value).into_owned(),
        None => UNFILLED.text(lang).to_owned(),
    };
    let title = matrix.kind.label().text(lang).to_owned();
    let mut columns = vec![Column::new(title.as_str(), 30)];
    columns.extend(matrix.columns.iter().map(|head| Column::new(named(head), 14)));
    let rows = matrix.rows.iter().zip(&matrix.cells);
    let row = |(head, cells): (&Head, &Vec<crate::analysis::Cell>)| {
        let heat =
            |cell: &crate::analysis::Cell| Cell::Heat { count: cell.count, required: cell.is_lacking() };
        std::iter::once(Cell::Text(named(head))).chain(cells.iter().map(heat)).collect()
    };
    let id = format!("matrix-{:?}", matrix.kind).to_lowercase();
    Table { id, title, columns, rows: rows.map(row).collect() }
}
