using System.Globalization;
using System.Text.Json;
using Quipu.Registers.Json;

namespace Quipu.Registers.Procurement;

/// <summary>What of a row was not taken, by path: a part of which nothing was taken is named once, not leaf by leaf.</summary>
sealed class Unread(OcdsReading reading)
{
    const int MostNamed = 400;

    readonly List<string> _paths = [];
    readonly List<RowNote> _notes = [];
    bool _hasVersions;

    /// <summary>One note for all of it, and one for each value that is none; empty where everything was taken.</summary>
    internal List<RowNote> Notes(JsonElement value, OcdsPath path)
    {
        Walk(value, path);
        if (_hasVersions) _paths.Add("*/releaseDate, */releaseID, */releaseTag");
        if (_paths.Count == 0) return _notes;
        var more = _paths.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {_paths.Count - MostNamed} more") : "";
        _notes.Add(new(NoteKind.Quarantined, null, string.Join(", ", _paths.Take(MostNamed)) + more, "The model has no place for these members; the row keeps them."));
        return _notes;
    }

    /// <summary>Whether anything below was taken.</summary>
    bool Walk(JsonElement value, OcdsPath path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when OcdsNode.IsVersion(value):
                _hasVersions = true;
                return Walk(value.MemberOrNull("value")!.Value, path);
            case JsonValueKind.Object:
                return Members(value, path);
            case JsonValueKind.Array:
                var any = false;
                foreach (var item in value.EnumerateArray()) any |= Walk(item, path);
                return any;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return false;
        }

        if (path.ReadIn == reading.Row) return true;
        var text = OcdsNode.TextOf(value);
        if (text is null) _notes.Add(new(NoteKind.Dropped, path.Text, null, "The value is no text: bytes that are not UTF-8."));
        else if (text.Length > 0) Name(path);
        return false;
    }

    bool Members(JsonElement value, OcdsPath path)
    {
        var (start, any) = (_paths.Count, false);
        var number = ++reading.Objects;
        foreach (var member in value.EnumerateObject())
        {
            if (member.NameOrNull() is not { } name)
            {
                _notes.Add(new(NoteKind.Dropped, path.Text, null, "An object has a member whose name is no text (half a surrogate pair, or bytes that are not UTF-8): that member is left out."));
                continue;
            }

            var at = reading.Member(path, name);
            if (at.HeldIn == number) _notes.Add(new(NoteKind.Doubted, at.Text, null, "The member is given twice in one object; the last one counts."));
            at.HeldIn = number;
            any |= Walk(member.Value, at);
        }

        if (any || _paths.Count == start || path.Text.Length == 0) return any;
        _paths.RemoveRange(start, _paths.Count - start);
        Name(path);
        return false;
    }

    void Name(OcdsPath path)
    {
        if (path.ToldIn == reading.Row) return;
        path.ToldIn = reading.Row;
        _paths.Add(path.Text);
    }
}
