using System.Collections.Frozen;

namespace Quipu.Entities;

/// <summary>
/// Words that name a kind of body and not one of them. A name made of nothing else ("Fiscalía", "Supreme Court") is the same body only where the
/// documents speak of the same country; with a word for a part of a country ("Regional Government") not even there.
/// </summary>
static class GenericWords
{
    static readonly FrozenSet<string> Kinds = Words("""
        a al and de del e en for in of on to y
        policia police nacional national federal fiscalia fiscal fiscales prosecutor prosecutors office attorney general generals procuraduria procurador nacion nation state's
        congreso congress senado senate camara chamber diputados deputies representantes representatives asamblea assembly parlamento parliament
        gobierno government ejecutivo executive legislativo legislative judicial judiciary poder branch
        ministerio ministry secretaria secretariat secretary departamento department direccion directorate agencia agency instituto institute oficina unidad unit division brigada
        comision commission comite committee consejo council junta board tribunal tribunals corte court courts suprema supreme superior constitucional constitutional electoral electorales elections
        justicia justice interior defensa defense defence economia economy finanzas finance hacienda treasury salud health educacion education ambiente environment energia energy
        minas mines mining agricultura agriculture transporte transportes transport comunicaciones communications trabajo labor labour comercio trade relaciones exteriores foreign affairs
        publico publica public ministers minister presidencia presidency president vicepresidencia contraloria comptroller controller aduanas customs migraciones migration inteligencia intelligence
        ejercito army armada navy marina fuerza fuerzas force forces aerea air armadas armed militar military special especial especializada especializado
        republica republic estado state defensoria ombudsman pueblo superintendencia banco bank central reserva reserve penitenciario penitentiary prison prisons
        elecciones election referendum ley law codigo code penal criminal constitucion constitution decreto decree bill proyecto
        anticorrupcion corruption anti crimen crime organized organised organizado drogas drugs drug lavado activos money laundering
        """);

    static readonly FrozenSet<string> Local = Words("""
        municipalidad municipality municipio municipal alcaldia ayuntamiento mayor mayors city town hall regional region provincial provincia province distrital distrito district districts
        departamental estatal local comisaria station juzgado gobernacion gobernador governor governors concejo cabildo county comuna
        party partido clan gang gangs banda cartel mafia union sindicato group grupo company empresa firm organization organizacion network red cell celula hospital school escuela university universidad club
        """);

    /// <summary>Nothing but words for kinds.</summary>
    internal static bool AreAll(NameForm name) => name.Words.All(word => Kinds.Contains(word) || Local.Contains(word) || word.All(char.IsDigit));

    /// <summary>Among them a word for a part of a country, or for any group at all: such a name says which only within its document.</summary>
    internal static bool IsLocal(NameForm name) => name.Words.Any(Local.Contains);

    static FrozenSet<string> Words(string list) =>
        list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(w => w.Replace("'", "", StringComparison.Ordinal)).ToFrozenSet(StringComparer.Ordinal);
}
