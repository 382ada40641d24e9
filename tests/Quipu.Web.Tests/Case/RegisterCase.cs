using System.Text;
using Quipu.Access;
using Quipu.Model;
using Quipu.Registers;
using Quipu.Tests;

namespace Quipu.Web.Tests.Case;

/// <summary>
/// Registers beside the sample case: invented contributions in two editions, invented statistics that contradict each other, an office holder who is in the articles too,
/// and a pair for a person to decide.
/// </summary>
static class RegisterCase
{
    internal static DatasetName Contributions { get; } = new("aportes-tarumayo");

    internal static DatasetName Holders { get; } = new("autoridades");

    internal const string Header = "Proceso electoral;Organización política;Tipo de aportante;DNI / RUC;Aportante;Fecha de aporte;Tipo de aporte;Monto (S/);N° recibo\n";

    internal const string First = Header
        + "ER 2030;MOVIMIENTO TARUMAYO AVANZA;PERSONA NATURAL;09876543;CELINA ORDAYA MUÑANTE;15/02/2030;EFECTIVO;1.500,00;R-001\n"
        + "ER 2030;MOVIMIENTO TARUMAYO AVANZA;PERSONA JURÍDICA;20123456786;DRAGADOS PIEDRA HONDA S.A.C.;16/02/2030;ESPECIE;25000.50;R-002\n"
        + "ER 2030;MOVIMIENTO TARUMAYO AVANZA;PERSONA NATURAL;12345;=HYPERLINK(\"http://x.example\");;EFECTIVO;muchos;R-003\n"
        + "ER 2030;MOVIMIENTO TARUMAYO AVANZA;PERSONA NATURAL;;;;;;\n";

    /// <summary>The newer edition has the second contribution no more.</summary>
    internal const string Second = Header
        + "ER 2030;MOVIMIENTO TARUMAYO AVANZA;PERSONA NATURAL;09876543;CELINA ORDAYA MUÑANTE;15/02/2030;EFECTIVO;1.500,00;R-001\n";

    internal const string Statistics = "metric,place,year,value,unit,publisher\n"
        + "extortion complaints,Perú,2029,4761,complaints,Oficina de Estadística de Tarumayo\n"
        + "extortion complaints,Perú,2029,5002,complaints,Defensoría de Tarumayo\n"
        + "extortion complaints,Perú,2030,12077,complaints,Oficina de Estadística de Tarumayo\n";

    /// <summary>Articles of a code in a district: they add up to their offence there and in the country.</summary>
    internal const string Complaints = "anio_denuncia,tipo_caso,subgenerico,articulo,cantidad,ubigeo_pjfs,dpto_pjfs\n"
        + "2030,DENUNCIA,EXTORSION,200,30,150101,LIMA\n"
        + "2030,DENUNCIA,EXTORSION,201,4,150101,LIMA\n"
        + "2029,DENUNCIA,EXTORSION,200,21,150101,LIMA\n";

    internal static DateTimeOffset Day(int day) => new(2031, 5, day, 8, 0, 0, TimeSpan.Zero);

    /// <summary>All of it.</summary>
    internal static void Add(Site site)
    {
        Import(site, "aportes.csv", First, 2, Contributions, "onpe");
        Import(site, "aportes-mayo.csv", Second, 20, Contributions, "onpe");
        Import(site, "denuncias.csv", Statistics, 3, new("estadistica"), "series");
        Import(site, "fiscalia.csv", Complaints, 3, new("fiscalia"), "series");
        Join(site);
    }

    internal static void Import(Site site, string name, string text, int day, DatasetName dataset, string kind)
    {
        using var folder = new TemporaryFolder();
        using var held = site.Workspace.Lock(null, TimeProvider.System);
        var result = Importing.Run(site.Workspace, new()
        {
            Paths = [folder.Write(name, Encoding.UTF8.GetBytes(text))],
            Kind = RegisterFormats.Find(kind),
            Dataset = dataset,
            Card = new($"Registro {dataset}", "Oficina de Tarumayo", "CC BY 4.0, Oficina de Tarumayo", "https://registro.example/" + dataset),
            Time = new Fixed(Day(day)),
        }, CancellationToken.None);
        if (result.Failures.Length > 0) throw new InvalidOperationException(result.Failures[0].Reason);
    }

    /// <summary>Whoever the articles say most of is an office holder of a register too, held to be the same.</summary>
    static void Join(Site site)
    {
        var card = site.Store.Entities(Viewer.Owner, new(Type: EntityType.Person), new(0, 1)).Rows.FirstOrDefault();
        if (card is null) return;
        var (id, text) = (new EntityId("tarumayo/autoridad 1"), "nombre,cargo\n" + card.Name + ",Jefe regional\n");
        var capture = site.Workspace.Captures.Keep(Encoding.UTF8.GetBytes(text));
        using var import = site.Store.BeginImport(new(Holders, "people", [new(site.Workspace.Captures.FileOf(capture), "autoridades.csv", capture)], Day(4)));
        import.Keep(
        [
            new(new(0, 1))
            {
                Statements =
                [
                    new(Statement.ForEntity(Schemata.Default["Person"], id, Holders) with { Canonical = card.Id }, "nombre"),
                    new(Make(id, "name", card.Name) with { Canonical = card.Id }, "nombre"),
                    new(Make(id, "position", "Jefe regional") with { Canonical = card.Id }, "cargo"),
                ],
            },
        ]);
        import.Finish();
        var giver = site.Store.RegisterEntities(Viewer.Owner, new("ordaya"), new(0, 1)).Rows[0].Id;
        site.Store.Write([new Change.PairsProposed([new(card.Id, giver, 0.6, "logic-q1", "autoridades, aportes")])]);
    }

    internal static Statement Make(EntityId id, string property, string value, string schema = "Person", DatasetName? dataset = null) =>
        Statement.TryMake(Schemata.Default[schema], new(dataset ?? Holders, id, property, value), out var made) ? made : throw new ArgumentException($"{property} cannot be '{value}'.");

    sealed class Fixed(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
