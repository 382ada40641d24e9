using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Quipu.Matching.Names;

namespace Quipu.Matching.Candidates;

/// <summary>
/// Who may be meant by a name: an inverted index in memory over the words of names and the identifiers of entities. A word asked for finds the words that are spelled
/// or sound like it in the vocabulary, and those find entities; rare words weigh more. Nothing is scanned. Safe for any number of readers beside one writer.
/// What was added, replaced and removed step by step answers like an index built at once.
/// </summary>
public sealed partial class NameIndex : IDisposable
{
    readonly ReaderWriterLockSlim _gate = new();

    Vocabulary _vocabulary = new();
    PackedLists _postings = new();

    /// <summary>Ids, and for each the place that holds it now (-1: removed).</summary>
    Interned _ids = new();
    Grown<int> _placeOf = new();

    /// <summary>By place: its id's number, its first name, what is known of it, its content. One more first name than places.</summary>
    Grown<int> _idAt = new();
    Grown<int> _names = new();
    Grown<Entry> _entries = new();
    Grown<bool> _gone = new();
    Contents _contents = new();

    /// <summary>Of each name its first word; then the words of all names. One more first word than names.</summary>
    Grown<int> _firstWords = new();
    Grown<int> _words = new();

    /// <summary>Keys of identifiers and initials, by place. One more first key than places.</summary>
    Grown<int> _firstKeys = new();
    Grown<int> _keys = new();

    Groups _groups = new();
    int _removed;

    /// <summary>Who may be found, by the groups that are let in; kept until something changes.</summary>
    readonly ConcurrentDictionary<string, ulong[]> _let = new(StringComparer.Ordinal);

    const int MostLet = 32;

    readonly TermReader _reader = new();
    readonly List<int> _terms = [];

    /// <summary>An index without entities.</summary>
    public NameIndex()
    {
        _names.Add(0);
        _firstWords.Add(0);
        _firstKeys.Add(0);
    }

    /// <summary>How many entities are in it.</summary>
    public int Count => Locked(() => _idAt.Count - _removed);

    /// <summary>How many names they have.</summary>
    public int Names => Locked(() => _firstWords.Count - 1);

    /// <summary>How many different words those have.</summary>
    public int Words => Locked(() => _vocabulary.Count);

    /// <summary>Memory that it holds, in bytes.</summary>
    public long Bytes => Locked(() =>
        _vocabulary.Bytes + _postings.Bytes + _ids.Bytes + _placeOf.Bytes + _idAt.Bytes + _names.Bytes + _entries.Bytes + _gone.Bytes + _contents.Bytes + _firstWords.Bytes + _words.Bytes + _firstKeys.Bytes + _keys.Bytes);

    /// <summary>Up to which change of a store it is; whoever fills it says so with <see cref="Apply"/>. Kept in its file.</summary>
    public long Sequence { get; private set; }

    /// <summary>Adds entities, replaces those whose id is there, takes others out; readers see all of it or nothing.</summary>
    public void Apply(IEnumerable<Listed> put, IEnumerable<EntityId>? taken = null, long? sequence = null)
    {
        ArgumentNullException.ThrowIfNull(put);
        _gate.EnterWriteLock();
        try
        {
            foreach (var id in taken ?? []) Remove(Encoding.UTF8.GetBytes(id.Value));
            foreach (var listed in put) Put(listed);
            _let.Clear();
            _vocabulary.Settle();
            if (_postings.Loose > 4096 + (_postings.Items / 4)) _postings.Pack();
            if (sequence is { } number) Sequence = number;
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    /// <summary>What <see cref="Listed.Content"/> was given with an entity; null where it is not there.</summary>
    public ReadOnlyMemory<byte>? Content(EntityId id) => Locked(() => Place(id) is var place and >= 0 ? _contents[place] : (ReadOnlyMemory<byte>?)null);

    /// <summary>An entity as a candidate for itself; null where it is not there.</summary>
    internal Candidate? Find(EntityId id) => Locked(() => Place(id) is var place and >= 0 ? At(place, 1) : (Candidate?)null);

    /// <summary>Ids of all entities, in ordinal order.</summary>
    /// <param name="admission">Whose; null: everybody's.</param>
    public ImmutableArray<EntityId> Ids(Admission? admission = null) => Locked(() =>
    {
        var admitted = _groups.Admitted(admission);
        var ids = ImmutableArray.CreateBuilder<EntityId>();
        for (var place = 0; place < _idAt.Count; place++)
            if (!_gone[place] && admitted?[_entries[place].Group] != false) ids.Add(IdAt(place));
        ids.Sort();
        return ids.ToImmutable();
    });

    /// <summary>Schema and datasets of an entity, datasets in order; null where it is not there.</summary>
    public (string Schema, ImmutableArray<string> Datasets)? Group(EntityId id) =>
        Locked(() => Place(id) is var place and >= 0 ? (_groups.Schema(_entries[place].Group), _groups.Datasets(_entries[place].Group)) : ((string, ImmutableArray<string>)?)null);

    /// <summary>Ids of the entities whose content is so.</summary>
    internal HashSet<EntityId> IdsWhere(ContentTest test) => Locked(() =>
    {
        var ids = new HashSet<EntityId>();
        for (var place = 0; place < _idAt.Count; place++)
            if (!_gone[place] && test(_contents[place].Span)) ids.Add(IdAt(place));
        return ids;
    });

    internal delegate bool ContentTest(ReadOnlySpan<byte> content);

    /// <summary>The entities that fit best, best first; equals in an order that depends on nothing but their ids.</summary>
    /// <param name="asked">Names, identifiers and years that are asked for; its own id is no candidate.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="admission">Who is let in; null: everybody.</param>
    public ImmutableArray<Candidate> Candidates(Listed asked, int limit = 50, Admission? admission = null)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var scratch = Scratch.Rent();
        _gate.EnterReadLock();
        try
        {
            var found = new Retrieval(this, scratch).Run(asked, limit, admission);
            var candidates = ImmutableArray.CreateBuilder<Candidate>(found.Length);
            foreach (var (place, score) in found) candidates.Add(At(place, score));
            return candidates.MoveToImmutable();
        }
        finally
        {
            _gate.ExitReadLock();
            scratch.Return();
        }
    }

    public void Dispose() => _gate.Dispose();

    internal Vocabulary Vocabulary => _vocabulary;

    internal PackedLists Postings => _postings;

    internal int Places => _idAt.Count;

    /// <summary>How many entities, as formulas of rarity need it.</summary>
    internal int Living => _idAt.Count - _removed;

    internal ref Entry EntryAt(int place) => ref _entries[place];

    internal Groups GroupsOf => _groups;

    internal int Place(EntityId id) => _ids.Find(Encoding.UTF8.GetBytes(id.Value)) is var number and >= 0 ? _placeOf[number] : -1;

    internal (int First, int End) NamesAt(int place) => (_names[place], _names[place + 1]);

    internal ReadOnlySpan<int> WordsOf(int name) => _words.Span[_firstWords[name].._firstWords[name + 1]];

    /// <summary>The words of all names.</summary>
    internal ReadOnlySpan<int> WordsAt(int place) => _words.Span[_firstWords[_names[place]].._firstWords[_names[place + 1]]];

    internal ref int FirstName(int place) => ref _names[place];

    internal ref int FirstWord(int name) => ref _firstWords[name];

    internal ref int WordAt(int at) => ref _words[at];

    internal int AllWords => _words.Count;

    /// <summary>So many entities have the word that a bit for every place is not much longer than the list of theirs.</summary>
    internal bool IsCommon(int word) => _vocabulary.Entities(word) > Living / 64;

    /// <summary>A bit for every place that may be found; null: all may.</summary>
    /// <param name="admitted">Groups that are let in, by number; null: all are.</param>
    internal ulong[]? Let(bool[]? admitted)
    {
        if (admitted is null && _removed == 0) return null;
        var key = admitted is null ? "" : string.Create(admitted.Length, admitted, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++) to[i] = from[i] ? '1' : '0';
        });
        if (_let.TryGetValue(key, out var known)) return known;
        var bits = new ulong[(Places >> 6) + 1];
        for (var place = 0; place < Places; place++)
            if (!_gone[place] && admitted?[_entries[place].Group] != false) bits[place >> 6] |= 1UL << place;
        if (_let.Count >= MostLet) _let.Clear();
        return _let[key] = bits;
    }

    internal ReadOnlySpan<int> KeysOf(int place) => _keys.Span[_firstKeys[place].._firstKeys[place + 1]];

    internal ReadOnlySpan<byte> IdBytes(int place) => _ids[_idAt[place]];

    internal Candidate At(int place, float score) => new(IdAt(place), _groups.Schema(_entries[place].Group), score, _contents[place]);

    EntityId IdAt(int place) => new(Encoding.UTF8.GetString(_ids[_idAt[place]]));

    T Locked<T>(Func<T> read)
    {
        _gate.EnterReadLock();
        try
        {
            return read();
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    void Put(Listed listed)
    {
        var id = Encoding.UTF8.GetBytes(listed.Id.Value);
        Remove(id);
        var (number, place) = (_ids.Add(id), _idAt.Count);
        if (number == _placeOf.Count) _placeOf.Add(place);
        else _placeOf[number] = place;
        var beginnings = 0u;
        _terms.Clear();
        var isBody = listed.Kind is PartyKind.Organization or PartyKind.Entity;
        foreach (var name in listed.Names) beginnings |= Name(name, isBody);
        Span<byte> key = stackalloc byte[64];
        foreach (var identifier in listed.Identifiers)
            if (TermReader.Identifier(identifier, key) is var length and > 0) Key(key[..length]);
        _terms.Sort();
        for (var i = 0; i < _terms.Count; i++)
        {
            if (i > 0 && _terms[i] == _terms[i - 1]) continue;
            _postings.Add(_terms[i], place);
            _vocabulary.Stands(_terms[i], 1);
        }

        _idAt.Add(number);
        _names.Add(_firstWords.Count - 1);
        _firstKeys.Add(_keys.Count);
        _gone.Add(false);
        _contents.Add(listed.Content.Span);
        _entries.Add(new() { Beginnings = beginnings, Order = Interned.Hash(id), Group = _groups.Of(listed), Year = Year(listed.Years) });
    }

    /// <summary>Keeps the words of a name, and of a body's its initials; the letters that words begin with.</summary>
    uint Name(string name, bool isBody)
    {
        _reader.Read(name);
        if (_reader.Count == 0) return 0;
        var beginnings = 0u;
        for (var i = 0; i < _reader.Count; i++)
        {
            var word = _vocabulary.Add(_reader[i]);
            _words.Add(word);
            _terms.Add(word);
            beginnings |= Entry.Letter(_reader[i][0]);
        }

        _firstWords.Add(_words.Count);
        if (!isBody) return beginnings;
        Span<byte> key = stackalloc byte[16];
        if (_reader.Acronym(key, false) is var all and > 0) Key(key[..all]);
        if (_reader.Acronym(key, true) is var longer and > 0) Key(key[..longer]);
        return beginnings;
    }

    void Key(ReadOnlySpan<byte> key)
    {
        var term = _vocabulary.Add(key);
        _keys.Add(term);
        _terms.Add(term);
    }

    /// <summary>Takes an entity out: its words count one entity less; its place stays until the index is packed.</summary>
    void Remove(ReadOnlySpan<byte> id)
    {
        var number = _ids.Find(id);
        if (number < 0 || _placeOf[number] < 0) return;
        var place = _placeOf[number];
        _placeOf[number] = -1;
        _gone[place] = true;
        _removed++;
        var terms = new HashSet<int>();
        foreach (var word in WordsAt(place)) terms.Add(word);
        foreach (var key in KeysOf(place)) terms.Add(key);
        foreach (var term in terms) _vocabulary.Stands(term, -1);
    }

    static ushort Year(ImmutableArray<int> years)
    {
        if (years.IsDefaultOrEmpty) return Entry.NoYear;
        return years.Distinct().Count() > 1 || years[0] is < 1 or >= Entry.SeveralYears ? Entry.SeveralYears : (ushort)years[0];
    }
}
