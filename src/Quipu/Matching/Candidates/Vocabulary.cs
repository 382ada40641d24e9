using System.Buffers;
using System.Collections.Concurrent;
using System.Numerics;

namespace Quipu.Matching.Candidates;

/// <summary>A word of the vocabulary that a word asked for may mean, and how alike they are, from 0 to 1.</summary>
readonly record struct Meant(int Word, float Likeness);

/// <summary>What is known of a word: in how many entities it stands, a number of how it sounds (0: not known), and a bit for each letter that it has.</summary>
struct WordFacts
{
    internal int Entities;
    internal uint Sound;
    internal uint Letters;

    /// <summary>Its first byte, and how many it has, 255 at most.</summary>
    internal byte First;
    internal byte Length;
}

/// <summary>
/// Every word of the names, by number: in how many entities it stands, how it sounds, and by which shorter spellings it is found. Words that begin with a control
/// character are keys (of identifiers, of acronyms): they are found only as they are.
/// </summary>
sealed class Vocabulary
{
    internal const byte IdentifierMark = 1, AcronymMark = 2;

    const int MostMeant = 40, MostLookedAt = 4096, MostKept = 1 << 16;

    readonly Interned _words;
    readonly Grown<WordFacts> _facts;

    /// <summary>What words of the vocabulary mean, kept until something changes.</summary>
    readonly ConcurrentDictionary<int, Meant[]> _kept = new();

    /// <summary>Words by the hash of how they sound, and by those of their shorter spellings; a list has the words of all hashes with its number as lowest bits.</summary>
    PackedLists _sounds = new(), _variants = new();
    int _settled;
    int _bits = 10;

    internal Vocabulary()
        : this(new(), new()) { }

    Vocabulary(Interned words, Grown<WordFacts> facts) => (_words, _facts) = (words, facts);

    internal int Count => _words.Count;

    internal ReadOnlySpan<byte> this[int word] => _words[word];

    internal long Bytes => _words.Bytes + _facts.Bytes + _sounds.Bytes + _variants.Bytes;

    /// <summary>In how many entities the word stands.</summary>
    internal int Entities(int word) => _facts[word].Entities;

    internal ref WordFacts Facts(int word) => ref _facts[word];

    internal void Stands(int word, int more) => _facts[word].Entities += more;

    internal int Find(ReadOnlySpan<byte> word) => _words.Find(word);

    internal int Add(ReadOnlySpan<byte> word)
    {
        var number = _words.Add(word);
        if (number == _facts.Count) _facts.Add(new() { Sound = IsWord(word) ? Sounding(word) : 0, Letters = Letters(word), First = word[0], Length = (byte)Math.Min(255, word.Length) });
        return number;
    }

    /// <summary>Makes the words that came since findable by what resembles them: one by one where they are few, all anew where they are many.</summary>
    internal void Settle()
    {
        _kept.Clear();
        if (Count - _settled > 64 + (_settled / 4)) Rebuild();
        Span<uint> variants = stackalloc uint[Spelling.MostVariants];
        var mask = (1u << _bits) - 1;
        for (; _settled < Count; _settled++)
        {
            var word = this[_settled];
            if (!IsWord(word)) continue;
            if (_facts[_settled].Sound is var sound and not 0) _sounds.Add((int)(sound & mask), _settled);
            foreach (var variant in variants[..Spelling.Variants(word, variants)]) _variants.Add((int)(variant & mask), _settled);
        }
    }

    /// <summary>Words that a word may mean, the likest first, the word itself before all.</summary>
    internal ReadOnlySpan<Meant> Meanings(ReadOnlySpan<byte> word)
    {
        var number = Find(word);
        if (number >= 0 && _kept.TryGetValue(number, out var kept)) return kept;
        Span<Meant> found = stackalloc Meant[MostMeant];
        kept = found[..Look(word, found)].ToArray();
        if (number >= 0 && _kept.Count < MostKept) _kept[number] = kept;
        return kept;
    }

    int Look(ReadOnlySpan<byte> word, Span<Meant> to)
    {
        var seen = ArrayPool<int>.Shared.Rent(MostLookedAt);
        var found = ArrayPool<Meant>.Shared.Rent(MostLookedAt);
        try
        {
            var mask = (1u << _bits) - 1;
            var sound = Sounding(word);
            var count = 0;
            if (sound != 0) Gather(_sounds, (int)(sound & mask), seen, ref count);
            Span<uint> variants = stackalloc uint[Spelling.MostVariants];
            foreach (var variant in variants[..Spelling.Variants(word, variants)]) Gather(_variants, (int)(variant & mask), seen, ref count);
            return Likest(word, sound, seen.AsSpan(0, count), found, to);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(seen);
            ArrayPool<Meant>.Shared.Return(found);
        }
    }

    internal void Save(SectionWriter to)
    {
        _words.Save(to);
        to.Write(_facts.Span);
    }

    internal static Vocabulary Load(SectionReader from)
    {
        var vocabulary = new Vocabulary(Interned.Load(from), new(from.Read<WordFacts>()));
        vocabulary.Settle();
        return vocabulary;
    }

    internal void Trim() => _words.Trim();

    internal static bool IsWord(ReadOnlySpan<byte> word) => word[0] > AcronymMark;

    static void Gather(PackedLists lists, int list, Span<int> to, ref int count)
    {
        var packed = lists.Packed(list);
        if (packed.Length > to.Length - count) packed = packed[..(to.Length - count)];
        packed.CopyTo(to[count..]);
        count += packed.Length;
        for (var link = lists.Chain(list); link >= 0 && count < to.Length; link = lists.Link(link).Next) to[count++] = lists.Link(link).Item;
    }

    int Likest(ReadOnlySpan<byte> word, uint sound, Span<int> seen, Span<Meant> found, Span<Meant> to)
    {
        seen.Sort();
        var (count, last, letters) = (0, -1, Letters(word));
        foreach (var other in seen)
        {
            if (other == last) continue;
            last = other;
            ref var facts = ref _facts[other];
            // An edit changes two letters at most.
            var alike = sound != 0 && facts.Sound == sound;
            if (facts.Entities == 0 || BitOperations.PopCount(facts.Letters ^ letters) > (alike ? 6 : 4)) continue;
            var likeness = Spelling.Likeness(word, this[other], alike);
            if (likeness > 0) found[count++] = new(other, likeness);
        }

        // Equally alike: the more frequent, then by their letters, so that it does not matter in which order words came.
        found[..count].Sort((a, b) =>
            a.Likeness != b.Likeness ? b.Likeness.CompareTo(a.Likeness)
            : _facts[a.Word].Entities != _facts[b.Word].Entities ? _facts[b.Word].Entities.CompareTo(_facts[a.Word].Entities)
            : this[a.Word].SequenceCompareTo(this[b.Word]));
        count = Math.Min(count, Math.Min(to.Length, MostMeant));
        found[..count].CopyTo(to);
        return count;
    }

    void Rebuild()
    {
        // About one spelling a list.
        _bits = Math.Clamp(BitOperations.Log2((uint)Count) + 4, 10, 24);
        var mask = (1u << _bits) - 1;
        (_sounds, _variants) = (new(), new());
        _sounds.Fill(1 << _bits, put =>
        {
            for (var word = 0; word < Count; word++)
                if (_facts[word].Sound is var sound and not 0) put((int)(sound & mask), word);
        });
        _variants.Fill(1 << _bits, put =>
        {
            Span<uint> variants = stackalloc uint[Spelling.MostVariants];
            for (var word = 0; word < Count; word++)
                if (IsWord(this[word]))
                    foreach (var variant in variants[..Spelling.Variants(this[word], variants)]) put((int)(variant & mask), word);
        });
        _settled = Count;
    }

    static uint Sounding(ReadOnlySpan<byte> word)
    {
        var key = SoundKey.Of(word);
        return key == 0 ? 0 : Math.Max(1, (uint)(((key ^ (key >> 31)) * 0x7fb5d329728ea185UL) >> 24));
    }

    static uint Letters(ReadOnlySpan<byte> word)
    {
        var letters = 0u;
        foreach (var letter in word) letters |= Entry.Letter(letter);
        return letters;
    }
}
