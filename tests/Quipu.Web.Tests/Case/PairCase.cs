using Quipu.Access;
using Quipu.Entities;
using Quipu.Search;

namespace Quipu.Web.Tests.Case;

/// <summary>Three invented registers beside the sample case, with pairs that may be one: of two registers, and of a register and the articles.</summary>
static class PairCase
{
    internal const string Run = "prueba, desde 50 %";

    internal static DatasetName Givers { get; } = new("aportes");

    internal static DatasetName Earlier { get; } = new("aportes-2026");

    internal const string Later = RegisterCase.Header
        + "ER 2030;MOVIMIENTO TARUMAYO AVANZA;PERSONA NATURAL;09876543;CELINA ORDAYA MUÑANTE;15/02/2030;EFECTIVO;1.500,00;R-001\n"
        + "ER 2030;MOVIMIENTO TARUMAYO AVANZA;PERSONA NATURAL;;RENDUELES TINTAYA OCTAVIO;18/02/2030;EFECTIVO;4000.00;R-003\n";

    internal const string Before = RegisterCase.Header
        + "ER 2026;MOVIMIENTO ANTAY;PERSONA NATURAL;;ORDAYA MUÑANTE CELINA;15/02/2026;EFECTIVO;10,00;R-9\n";

    internal static void Add(Site site)
    {
        RegisterCase.Import(site, "aportes.csv", Later, 2, Givers, "onpe");
        RegisterCase.Import(site, "antes.csv", Before, 3, Earlier, "onpe");
        site.Store.Write([new Change.PairsProposed([Pair("ordaya", 0.93), new(Giver(site, "rendueles", Givers), Reported(site), 0.55, "logic-q1", Run)])]);

        ProposedPair Pair(string name, double score) => new(Giver(site, name, Givers), Giver(site, name, Earlier), score, "logic-q1", Run);
    }

    internal static EntityId Giver(Site site, string name, DatasetName dataset) =>
        site.Store.RegisterEntities(Viewer.Owner, new(name, Dataset: dataset), Paging.First).Rows[0].Id;

    /// <summary>Whom the articles call Octavio Rendueles Tintaya.</summary>
    internal static EntityId Reported(Site site) => site.Store.Entities(Viewer.Owner, new("Octavio Rendueles Tintaya"), Paging.First).Rows[0].Id;

    internal static EntityId Now(Site site, EntityId id) =>
        site.Store.Entity(Viewer.Owner, id)?.Id ?? site.Store.Statements(Viewer.Owner, id)[0].Statement.Canonical;
}
