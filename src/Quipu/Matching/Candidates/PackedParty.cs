using System.Collections.Immutable;
using System.Text;
using Quipu.Matching.Scoring;

namespace Quipu.Matching.Candidates;

/// <summary>
/// What is compared of an entity, as bytes: property after property, each with its name, how many values it has, and these; lengths in seven bits a byte. Long texts,
/// links to other entities and files are left out: nothing compares them.
/// </summary>
static class PackedParty
{
    const int Longest = 1000;

    static readonly ImmutableHashSet<string> Left = ["entity", "text", "html", "json", "url", "mimetype", "checksum"];

    /// <summary>Begins what is packed; with a mark behind it of who is loose.</summary>
    const string Head = "@", LooseHead = "@*";

    internal static bool IsLoose(ReadOnlySpan<byte> packed) => packed.Length > 0 && packed[0] == LooseHead.Length;

    internal static byte[] Pack(KnownParty party)
    {
        var entity = party.Entity;
        var bytes = new MemoryStream(160);
        // Not properties, and so passed over when it is read: two entities are the same bytes where all of it is the same.
        Put(bytes, party.IsLoose ? LooseHead : Head);
        Number(bytes, entity.Referents.Count);
        foreach (var referent in entity.Referents) Put(bytes, referent);
        Put(bytes, "@in");
        Number(bytes, entity.Datasets.Count + 1);
        Put(bytes, entity.Schema.Name);
        foreach (var dataset in entity.Datasets) Put(bytes, dataset);
        foreach (var name in entity.Properties)
        {
            if (Left.Contains(entity.Schema[name]!.Type.Name)) continue;
            var values = entity[name].Where(v => v.Length <= Longest).ToArray();
            if (values.Length == 0) continue;
            Put(bytes, name);
            Number(bytes, values.Length);
            foreach (var value in values) Put(bytes, value);
        }

        return bytes.ToArray();
    }

    internal static Party Unpack(EntityId id, Schema schema, ReadOnlySpan<byte> bytes)
    {
        var said = new List<(Property, IEnumerable<string>)>();
        while (bytes.Length > 0)
        {
            var name = Text(ref bytes);
            var values = new string[Number(ref bytes)];
            for (var i = 0; i < values.Length; i++) values[i] = Text(ref bytes);
            if (schema[name] is { } property) said.Add((property, values));
        }

        return Party.Of(id, schema, said);
    }

    /// <summary>Its id, and those of what was joined into it.</summary>
    internal static ImmutableArray<string> Ids(Candidate candidate)
    {
        var bytes = candidate.Content.Span;
        if (bytes.IsEmpty) return [candidate.Id.Value];
        Text(ref bytes);
        var ids = new string[Number(ref bytes) + 1];
        ids[0] = candidate.Id.Value;
        for (var i = 1; i < ids.Length; i++) ids[i] = Text(ref bytes);
        return [.. ids];
    }

    static void Put(MemoryStream to, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Number(to, bytes.Length);
        to.Write(bytes);
    }

    static void Number(MemoryStream to, int number)
    {
        for (; number > 0x7f; number >>= 7) to.WriteByte((byte)(number | 0x80));
        to.WriteByte((byte)number);
    }

    static int Number(ref ReadOnlySpan<byte> bytes)
    {
        for (var (number, shift) = (0, 0); ; shift += 7)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            number |= (next & 0x7f) << shift;
            if (next < 0x80) return number;
        }
    }

    static string Text(ref ReadOnlySpan<byte> bytes)
    {
        var length = Number(ref bytes);
        var text = Encoding.UTF8.GetString(bytes[..length]);
        bytes = bytes[length..];
        return text;
    }
}
