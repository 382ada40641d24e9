using System.Collections.Immutable;
using System.Globalization;
using Quipu.Model;
using Quipu.Registers;

namespace Quipu.Storage.Tests;

/// <summary>Registers for tests: invented suppliers of an invented port.</summary>
static class Rolls
{
    internal static DatasetName Suppliers { get; } = new("suppliers");

    internal static DateTimeOffset Day(int day) => new(2031, 5, day, 8, 0, 0, TimeSpan.Zero);

    internal static ImportHeader Header(string edition, int day, string kind = "roll") =>
        new(Suppliers, kind, [new RegisterFile("/nowhere/" + edition, edition + ".csv", new(ContentHash.Sha256(System.Text.Encoding.UTF8.GetBytes(edition))))], Day(day));

    /// <summary>A row: a company with a name, a number and whatever else is said of it.</summary>
    internal static RegisterRecord Company(long row, string key, params ReadOnlySpan<(string Prop, string Value)> more)
    {
        var id = new EntityId("sup-" + key.Replace('Ñ', 'N'));
        var statements = ImmutableArray.CreateBuilder<RowStatement>();
        statements.Add(new(Statement.ForEntity(Schemata.Default["Company"], id, Suppliers), "ruc"));
        Add("name", $"Aceros {key} S.A.C.", "nombre");
        Add("registrationNumber", string.Create(CultureInfo.InvariantCulture, $"20{1000 + row}"), "ruc");
        foreach (var (prop, value) in more) Add(prop, value, prop);
        return new(new(0, row)) { Statements = statements.ToImmutable() };

        void Add(string prop, string value, string columns)
        {
            if (!Statement.TryMake(Schemata.Default["Company"], new(Suppliers, id, prop, value), out var statement)) throw new ArgumentException($"{prop} cannot be '{value}'.");
            statements.Add(new(statement, columns));
        }
    }

    internal static RegisterRecord Ownership(long row, string owner, string asset)
    {
        var (schema, id) = (Schemata.Default["Ownership"], new EntityId($"sup-own-{owner}-{asset}"));
        return new(new(0, row))
        {
            Statements =
            [
                new(Statement.ForEntity(schema, id, Suppliers), "socio+empresa"), new(One("owner", "sup-" + owner), "socio"), new(One("asset", "sup-" + asset), "empresa"),
                new(One("startDate", "2029-03"), "desde"),
            ],
        };

        Statement One(string prop, string value) => Statement.TryMake(schema, new(Suppliers, id, prop, value), out var made) ? made : throw new ArgumentException(value);
    }

    /// <summary>A contract of a body that was awarded to a company.</summary>
    internal static RegisterRecord Award(long row, string body, string supplier, string amount)
    {
        var (contract, award, authority) = (new EntityId($"sup-contract-{row}"), new EntityId($"sup-award-{row}"), new EntityId("sup-port"));
        return new(new(0, row))
        {
            Statements =
            [
                .. Of("PublicBody", authority, ("name", body)), .. Of("Contract", contract, ("title", "Cranes"), ("authority", authority.Value)),
                .. Of("ContractAward", award, ("contract", contract.Value), ("supplier", "sup-" + supplier), ("amount", amount), ("currency", "PEN")),
            ],
        };

        static IEnumerable<RowStatement> Of(string schema, EntityId id, params (string Prop, string Value)[] values) =>
            values.Select(v => new RowStatement(Statement.TryMake(Schemata.Default[schema], new(Suppliers, id, v.Prop, v.Value), out var made) ? made : throw new ArgumentException(v.Value), v.Prop))
                .Prepend(new(Statement.ForEntity(Schemata.Default[schema], id, Suppliers), "row"));
    }

    internal static Figure Thefts(string period, decimal value, string publisher = "Ministry of the Port", string? vintage = null) =>
        new("cargo-thefts", "Thefts of cargo", "pe", "Perú", PartialDate.Parse(period), value, value.ToString(CultureInfo.InvariantCulture), "complaints", publisher, vintage);

    internal static ImportSummary Import(this IStore store, ImportHeader header, params ReadOnlySpan<RegisterRecord> records)
    {
        using var import = store.BeginImport(header);
        if (!import.IsDone)
            foreach (var batch in records.ToArray().Skip((int)import.RowsKept).Chunk(3)) import.Keep(batch);
        return import.Finish();
    }
}
