using System.Diagnostics.CodeAnalysis;

namespace Quipu.Matching.Candidates;

// Its file, and getting rid of what was taken out.
public sealed partial class NameIndex
{
    /// <summary>Changes whenever names are cut into words differently, or the file is laid out differently: an older file is built anew.</summary>
    const int Version = 1;

    static ReadOnlySpan<byte> Magic => "QUIPUNDX"u8;

    /// <summary>Drops what was removed and packs what was added. <see cref="Save"/> does so first.</summary>
    public void Compact()
    {
        _gate.EnterWriteLock();
        try
        {
            _let.Clear();
            if (_removed == 0) _postings.Pack();
            else Squeeze();
            _vocabulary.Trim();
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    /// <summary>Writes it to a file, beside the old one first, so that a killed process leaves one whole file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        Compact();
        var beside = path + ".new";
        _gate.EnterReadLock();
        try
        {
            using var stream = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
            stream.Write(Magic);
            var to = new SectionWriter(stream);
            to.Write<long>([Version, Sequence]);
            _vocabulary.Save(to);
            _postings.Save(to);
            _ids.Save(to);
            to.Write(_idAt.Span);
            to.Write(_names.Span);
            to.Write(_entries.Span);
            to.Write(_firstWords.Span);
            to.Write(_words.Span);
            to.Write(_firstKeys.Span);
            to.Write(_keys.Span);
            _contents.Save(to);
            _groups.Save(to);
            stream.Flush(flushToDisk: true);
        }
        finally
        {
            _gate.ExitReadLock();
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Reads an index from its file; false, with the reason as a sentence, where there is none, it is of another version or broken: then it has to be built anew.</summary>
    public static bool TryLoad(string path, [NotNullWhen(true)] out NameIndex? index, [NotNullWhen(false)] out string? reason)
    {
        (index, reason) = (null, null);
        if (!File.Exists(path))
        {
            reason = $"There is no index {path}.";
            return false;
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            Span<byte> magic = stackalloc byte[8];
            if (stream.ReadAtLeast(magic, 8, throwOnEndOfStream: false) < 8 || !magic.SequenceEqual(Magic)) throw new InvalidDataException("it is none");
            index = Read(new(stream));
            return true;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or OverflowException or UnauthorizedAccessException)
        {
            reason = $"The index {path} cannot be used: {e.Message}.";
            return false;
        }
    }

    static NameIndex Read(SectionReader from)
    {
        if (from.Read<long>() is not [var version, var sequence] || version != Version) throw new InvalidDataException("it is of another version");
        var index = new NameIndex
        {
            Sequence = sequence,
            _vocabulary = Vocabulary.Load(from),
            _postings = PackedLists.Load(from),
            _ids = Interned.Load(from),
            _idAt = new(from.Read<int>()),
            _names = new(from.Read<int>()),
            _entries = new(from.Read<Entry>()),
            _firstWords = new(from.Read<int>()),
            _words = new(from.Read<int>()),
            _firstKeys = new(from.Read<int>()),
            _keys = new(from.Read<int>()),
            _contents = Contents.Load(from),
            _groups = Groups.Load(from),
        };
        index._gone.Extend(index._idAt.Count);
        for (var number = 0; number < index._ids.Count; number++) index._placeOf.Add(-1);
        for (var place = 0; place < index._idAt.Count; place++) index._placeOf[index._idAt[place]] = place;
        return index;
    }

    /// <summary>Copies what is left to the places from the first on; words keep their numbers.</summary>
    void Squeeze()
    {
        var moved = new int[_idAt.Count];
        var (ids, placeOf, idAt) = (new Interned(), new Grown<int>(), new Grown<int>());
        var (names, entries, contents) = (new Grown<int>(), new Grown<Entry>(), new Contents());
        var (firstWords, words, firstKeys, keys) = (new Grown<int>(), new Grown<int>(), new Grown<int>(), new Grown<int>());
        names.Add(0);
        firstWords.Add(0);
        firstKeys.Add(0);
        for (var place = 0; place < moved.Length; place++)
        {
            moved[place] = _gone[place] ? -1 : idAt.Count;
            if (_gone[place]) continue;
            idAt.Add(ids.Add(_ids[_idAt[place]]));
            placeOf.Add(moved[place]);
            entries.Add(_entries[place]);
            contents.Add(_contents[place].Span);
            for (var name = _names[place]; name < _names[place + 1]; name++)
            {
                words.AddRange(WordsOf(name));
                firstWords.Add(words.Count);
            }

            names.Add(firstWords.Count - 1);
            keys.AddRange(_keys.Span[_firstKeys[place].._firstKeys[place + 1]]);
            firstKeys.Add(keys.Count);
        }

        _postings.Pack(moved);
        (_ids, _placeOf, _idAt, _names, _entries, _contents) = (ids, placeOf, idAt, names, entries, contents);
        (_firstWords, _words, _firstKeys, _keys) = (firstWords, words, firstKeys, keys);
        (_gone, _removed) = (new(), 0);
        _gone.Extend(_idAt.Count);
    }
}
