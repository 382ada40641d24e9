using System.Collections.Immutable;
using Quipu.Registers;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps what happened to the values of rows.</summary>
sealed class NoteWriter(Session db, RegisterWords words, long import)
{
    internal void Write(RowPlace row, ImmutableArray<RowNote> notes)
    {
        for (var i = 0; i < notes.Length; i++)
        {
            var note = notes[i];
            db.Run(
                "insert or replace into register_note (import, file, row, position, kind, place, value, reason) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                import, row.File, row.Number, i, (int)note.Kind, note.Column is { } column ? words.Key(column) : null, note.Value, words.Key(note.Reason));
        }
    }
}
