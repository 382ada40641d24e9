using Quipu.Search;
using Quipu.Text;

namespace Quipu.Storage.Sqlite;

/// <summary>What people wrote (notes, reasons) and a forgotten document said too: such texts go with it, unless another document has the same words.</summary>
sealed class WrittenWords
{
    /// <summary>As long as a piece must be to tell something.</summary>
    internal const int Piece = 12;

    readonly Session _db;
    readonly HashSet<string> _pieces;
    readonly bool _ofRegister;

    /// <summary>Of a document with this text.</summary>
    internal WrittenWords(Session db, string text) => (_db, _pieces) = (db, Pieces(Folding.Fold(text)));

    /// <summary>Of rows of a register with these values: a register is long, so only pieces that people wrote are kept in mind.</summary>
    internal WrittenWords(Session db, IEnumerable<string> values)
    {
        (_db, _ofRegister) = (db, true);
        var written = ForgettingPlace.All.Where(p => p.Written is not null).SelectMany(p => Written(p)).SelectMany(w => Pieces(Folding.Fold(w.Text))).ToHashSet(StringComparer.Ordinal);
        _pieces = written.Count == 0 ? [] : values.SelectMany(v => Pieces(Folding.Fold(v))).Where(written.Contains).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Takes such texts out of every place where people write; the document is out of the index by now.</summary>
    internal void Sweep()
    {
        foreach (var place in ForgettingPlace.All.Where(p => p.Written is not null))
        {
            var (column, becomes) = place.Written!.Value;
            foreach (var (key, written) in Written(place))
                if (Repeats(written)) _db.Run($"update {place.Table} set {column} = {becomes} where rowid = ?1", key);
        }
    }

    List<(long Key, string Text)> Written(ForgettingPlace place)
    {
        var column = place.Written!.Value.Column;
        return _db.List($"select rowid, {column} from {place.Table} where {column} is not null and length({column}) >= {Piece}", r => (r.GetInt64(0), r.GetString(1)));
    }

    // Stretches that both have, as whole words: one that no document has any more is the forgotten one's.
    bool Repeats(string written)
    {
        var folded = Folding.Fold(written);
        for (var at = 0; at + Piece <= folded.Length;)
        {
            if (!_pieces.Contains(folded.Substring(at, Piece)))
            {
                at++;
                continue;
            }

            var end = at + Piece;
            while (end < folded.Length && _pieces.Contains(folded.Substring(end - Piece + 1, Piece))) end++;
            if (!IsElsewhere(folded[Whole(folded, at, end)..end])) return true;
            at = end;
        }

        return false;
    }

    // Where the first whole word of a stretch begins; where that leaves too little, where the word that it begins in does.
    static int Whole(string text, int at, int end)
    {
        if (at == 0 || !char.IsLetterOrDigit(text[at - 1])) return at;
        var next = at;
        while (next < end && char.IsLetterOrDigit(text[next])) next++;
        if (end - next > Piece) return next;
        while (at > 0 && char.IsLetterOrDigit(text[at - 1])) at--;
        return at;
    }

    // The last word may be the beginning of one.
    bool IsElsewhere(string stretch)
    {
        var words = QueryWords.Parse($"\"{stretch.Replace('"', ' ')}\"");
        if (words.IsEmpty) return true;
        var phrase = new QueryWords([words.Terms[0] with { IsBeginning = true }]);
        return IsIn("document_words", phrase) || (_ofRegister && IsIn("register_words", phrase));
    }

    bool IsIn(string index, QueryWords phrase) => _db.Number($"select 1 from {index} where {index} match ?1 limit 1", phrase.ToFullText()) is not null;

    static HashSet<string> Pieces(string folded)
    {
        var pieces = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at + Piece <= folded.Length; at++) pieces.Add(folded.Substring(at, Piece));
        return pieces;
    }
}
