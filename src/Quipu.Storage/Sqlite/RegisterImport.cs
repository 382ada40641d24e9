using System.Globalization;
using Microsoft.Data.Sqlite;
using Quipu.Model;
using Quipu.Registers;

namespace Quipu.Storage.Sqlite;

/// <summary>
/// An import into SQLite. It has a connection of its own, whose memory does not grow with the file, and takes the store's write lock for each batch only:
/// pages are judged and articles read meanwhile.
/// </summary>
sealed class RegisterImport : IRegisterImport
{
    readonly Session _db;
    readonly Lock _write;
    readonly Func<SqliteException, StorageException> _broken;
    readonly ImportHeader _header;
    readonly long _dataset;
    readonly long[] _files;
    readonly RegisterWords _words;
    readonly StatementWriter _statements;
    readonly FigureWriter _figures;
    readonly NoteWriter _notes;
    ImportTally _tally;

    /// <summary>Finds the import where it was begun before, or begins it.</summary>
    internal RegisterImport(Session db, Lock write, Func<SqliteException, StorageException> broken, ImportHeader header)
    {
        (_db, _write, _broken, _header) = (db, write, broken, header);
        (Number, IsDone) = InTransaction(() =>
        {
            var writing = new Writing(db, TimeProvider.System);
            var key = writing.Dataset(header.Dataset);
            Describe(key);
            return Find(key) ?? (Begin(key), false);
        });
        _dataset = db.Number("select key from dataset where name = ?1", header.Dataset.Value)!.Value;
        _files = [.. db.List("select key from register_file where import = ?1 order by position", r => r.GetInt64(0), Number)];
        _tally = ImportTally.Of(db, Number);
        RowsKept = _tally.Rows;
        _words = new(db);
        _statements = new(db, _words, Number, _files[0]);
        _figures = new(db, _dataset, Number, _files[0]);
        _notes = new(db, _words, Number);
    }

    public long Number { get; }

    public long RowsKept { get; }

    public bool IsDone { get; }

    public void Keep(IReadOnlyList<RegisterRecord> batch)
    {
        if (IsDone) throw new InvalidOperationException($"Import {Number} is done; there is nothing to keep.");
        try
        {
            InTransaction(() =>
            {
                foreach (var record in batch) Keep(record);
                _statements.Flush();
                _tally.Write(_db, Number);
                return 0;
            });
        }
        catch
        {
            _tally = ImportTally.Of(_db, Number);
            _words.Forget();
            _statements.Forget();
            throw;
        }
    }

    public ImportSummary Finish()
    {
        if (IsDone) return new(Number, _tally.Counts(), WasDone: true);
        var summary = InTransaction(() =>
        {
            if (!_header.Append) _tally.Vanished = Outdate();
            _tally.Write(_db, Number);
            new SeriesWriter(_db).Register(_dataset);
            _db.Run("update register_import set finished = ?2 where number = ?1", Number, TimeProvider.System.GetUtcNow().UtcTicks);
            var writing = new Writing(_db, TimeProvider.System);
            // Judgements hold of what came anew, and of what the register itself joins or parts now.
            if (_db.Number("select 1 from sameness limit 1") is not null) new Assembling(writing).Rebuild();
            var masks = new MaskWriter(writing);
            masks.Propose(_dataset, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
            masks.Settle();
            writing.Note("import", string.Join(", ", _header.Files.Take(3).Select(f => f.Name)), Message(), new(_dataset));
            return new ImportSummary(Number, _tally.Counts(), WasDone: false);
        });
        // The log of a long import is long; what it holds moves into the database, as far as nobody reads an older state meanwhile.
        lock (_write) _db.Run("pragma wal_checkpoint(truncate)");
        return summary;
    }

    public void Dispose()
    {
        _statements.Dispose();
        _db.Dispose();
    }

    string Message() => string.Create(CultureInfo.InvariantCulture,
        $"import {Number}, {_header.Kind}: {_tally.Rows} rows, {_tally.Fresh} new statements, {_tally.Seen} seen again, {_tally.Vanished} vanished, {_tally.Figures} figures");

    void Keep(RegisterRecord record)
    {
        _tally.Rows++;
        var notes = record.Notes;
        if (record.Statements.IsEmpty && record.Figures.IsEmpty)
        {
            _tally.Empty++;
            // A format that forgets to say why is no reason to drop a row silently.
            if (notes.IsEmpty) notes = [new(NoteKind.Skipped, null, null, "Nothing could be made of the row.")];
        }
        else _tally.Filled++;
        var place = (File: _files[record.Row.File], record.Row.Number);
        foreach (var statement in record.Statements) _statements.Write(statement, place, _tally);
        foreach (var figure in record.Figures) _figures.Write(figure, place, _tally);
        foreach (var note in notes) _tally.Notes[(int)note.Kind]++;
        _notes.Write(record.Row, notes);
    }

    // Everything that older imports of this register were the last to have is past; how much that is, their files know.
    long Outdate()
    {
        var past = _db.Number(
            """
            select sum(f.statements) from register_file f join register_import i on i.number = f.import
            where i.dataset = ?1 and i.kind = ?2 and i.past = 0 and i.number < ?3
            """,
            _dataset, _header.Kind, Number) ?? 0;
        _db.Run("update register_file set past = 1 where import in (select number from register_import where dataset = ?1 and kind = ?2 and number < ?3)", _dataset, _header.Kind, Number);
        _db.Run("update register_import set past = 1 where dataset = ?1 and kind = ?2 and number < ?3", _dataset, _header.Kind, Number);
        return past;
    }

    void Describe(long dataset)
    {
        var card = _header.Card;
        _db.Run(
            "update dataset set title = coalesce(?2, title), publisher = coalesce(?3, publisher), licence = coalesce(?4, licence), url = coalesce(?5, url) where key = ?1",
            dataset, card.Title, card.Publisher, card.Licence, card.Url);
    }

    // The newest import of the same files: not finished, it goes on; finished and not outdated by another edition, it stands.
    (long, bool)? Find(long dataset)
    {
        var found = _db.One(
            "select number, finished is not null from register_import where dataset = ?1 and kind = ?2 and identity = ?3 and past = 0 order by number desc limit 1",
            r => Tuple.Create(r.GetInt64(0), r.GetBoolean(1)), dataset, _header.Kind, Identity());
        return found is null ? null : (found.Item1, found.Item2);
    }

    long Begin(long dataset)
    {
        _db.Run(
            "insert into register_import (dataset, kind, identity, at, append, mapping) values (?1, ?2, ?3, ?4, ?5, ?6)",
            dataset, _header.Kind, Identity(), _header.At.UtcTicks, _header.Append ? 1 : 0, _header.Mapping?.Value);
        var number = _db.LastKey();
        for (var i = 0; i < _header.Files.Length; i++)
            _db.Run("insert into register_file (import, position, name, capture) values (?1, ?2, ?3, ?4)", number, i, _header.Files[i].Name, _header.Files[i].Capture.Value);
        return number;
    }

    string Identity() => ContentHash.Of([_header.Append ? "append" : "edition", _header.Mapping?.Value, .. _header.Files.Select(f => f.Capture.Value)]);

    T InTransaction<T>(Func<T> write)
    {
        lock (_write)
        {
            try
            {
                _db.Run("begin immediate");
                var result = write();
                _db.Run("commit");
                return result;
            }
            catch (SqliteException e)
            {
                RollBack();
                throw _broken(e);
            }
            catch
            {
                RollBack();
                throw;
            }
        }
    }

    void RollBack()
    {
        if (_db.IsInTransaction) _db.Run("rollback");
    }
}
