using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Quipu.Model;
using Quipu.Registers;

namespace Quipu.Benchmarks;

/// <summary>
/// A register of invented companies and their owners, row by row, cleaned as a format cleans: a company has an id, a name, a country, a number and an address;
/// each fourth row is an ownership between two of them, with a date and a share. The same row is always the same.
/// </summary>
static class InventedRegister
{
    static readonly string[] Syllables = ["ta", "ru", "ma", "yo", "qui", "pu", "lla", "ca", "mar", "chu", "pi", "no", "ra", "sol", "ven", "tal", "bo", "re", "gui", "las", "hua", "nca", "den", "cor"];
    static readonly string[] Forms = ["S.A.C.", "S.R.L.", "E.I.R.L.", "S.A.", "Ltda."];
    static readonly Schema Company = Schemata.Default["Company"], Ownership = Schemata.Default["Ownership"];

    internal static DatasetName Dataset { get; } = new("invented");

    internal static ImportHeader Header(string edition, bool append = false) =>
        new(Dataset, "invented", [new RegisterFile("/nowhere", edition + ".csv", new(ContentHash.Sha256(Encoding.UTF8.GetBytes(edition))))], new(2031, 5, 1, 8, 0, 0, TimeSpan.Zero)) { Append = append };

    /// <summary>Rows with so many statements in all, from row <paramref name="first"/> on.</summary>
    internal static IEnumerable<RegisterRecord> Rows(long statements, long first = 1)
    {
        for (var row = first; statements > 0; row++)
        {
            var record = row % 4 == 0 ? Owned(row) : Firm(row);
            statements -= record.Statements.Length;
            yield return record;
        }
    }

    internal static string Name(long row)
    {
        var (text, seed) = (new StringBuilder(), Mixed(row));
        for (var word = 0; word < 3; word++)
        {
            var start = text.Length;
            for (var i = 0; i < 3; i++, seed /= 24) text.Append(Syllables[seed % 24]);
            text[start] = char.ToUpperInvariant(text[start]);
            text.Append(' ');
        }

        return text.Append(Forms[seed % 5]).ToString();
    }

    static EntityId Id(string kind, long row) => new("inv-" + Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}{row}")))));

    static RegisterRecord Firm(long row)
    {
        var id = Id("firm", row);
        var number = string.Create(CultureInfo.InvariantCulture, $"20{Mixed(row) % 1_000_000_000:000000000}");
        return new(new(0, row))
        {
            Statements =
            [
                new(Statement.ForEntity(Company, id, Dataset), "ruc"), One(Company, id, "name", Name(row), "razon_social"), One(Company, id, "country", "pe", "pais"),
                One(Company, id, "registrationNumber", number, "ruc"),
                One(Company, id, "address", string.Create(CultureInfo.InvariantCulture, $"Jr. {Name(row % 5000)[..9]} {row % 900}, Antay"), "direccion"),
            ],
        };
    }

    static RegisterRecord Owned(long row)
    {
        var id = Id("own", row);
        return new(new(0, row))
        {
            Statements =
            [
                new(Statement.ForEntity(Ownership, id, Dataset), "socio+ruc"), One(Ownership, id, "owner", Id("firm", row - 1).Value, "socio"),
                One(Ownership, id, "asset", Id("firm", Math.Max(1, row / 2) | 1).Value, "ruc"),
                One(Ownership, id, "startDate", string.Create(CultureInfo.InvariantCulture, $"20{row % 30:00}-0{1 + (row % 9)}"), "desde"),
                One(Ownership, id, "percentage", string.Create(CultureInfo.InvariantCulture, $"{row % 100}"), "participacion"),
            ],
        };
    }

    static RowStatement One(Schema schema, EntityId id, string prop, string value, string columns) =>
        Statement.TryMake(schema, new(Dataset, id, prop, value), out var statement) ? new(statement, columns) : throw new InvalidOperationException($"{prop} cannot be {value}.");

    // The finalizer of SplitMix64.
    static ulong Mixed(long row)
    {
        var x = (ulong)row * 0x9e3779b97f4a7c15UL;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9UL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebUL;
        return x ^ (x >> 31);
    }
}
